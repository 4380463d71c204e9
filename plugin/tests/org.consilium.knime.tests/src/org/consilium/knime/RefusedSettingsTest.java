// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;

/** What cannot be meant is refused when settings are applied, not when the node runs, and the error says what is wrong. */
class RefusedSettingsTest {

    static List<String> nodes() {
        return ParameterFields.CLASSES;
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void defaultsAreFine(String node) {
        assertDoesNotThrow(() -> ParameterFields.make(node).validate());
    }

    /** Every setting that names a place, by its key: {@code folder}, {@code path}, {@code raterTable} and their like. */
    @ParameterizedTest
    @MethodSource("nodes")
    void aPlaceThatIsNoFileIsRefused(String node) {
        Set<String> taken = new TreeSet<>();
        for (Field field : ParameterFields.fields(ParameterFields.make(node))) {
            if (field.getType() == String.class
                    && field.getName().matches("folder|path|.*(Folder|Table|File|Weights)")) {
                InvalidSettingsException refused = refusal(node, field.getName(), "s3://bucket/place");
                if (refused == null) {
                    taken.add(field.getName());
                } else {
                    assertTrue(refused.getMessage().contains("address of the kind s3"), refused.getMessage());
                }
            }
        }
        assertEquals(Set.of(), taken);
    }

    @ParameterizedTest
    @CsvSource({
        "partition.CasePartitioner, fraction, 0, between 0 and 1",
        "partition.CasePartitioner, fraction, 1, between 0 and 1",
        "partition.CasePartitioner, fraction, NaN, between 0 and 1",
        "evaluator.GedEvaluator, tolerance, -1, tolerance",
        "evaluator.GedEvaluator, bins, 0, bin",
        "evaluator.GedEvaluator, curve, '10, x', 'Samples of the K curve: ''x'''",
        "fusion.RaterFusion, confidence, -1, onfidence",
        "fusion.RaterFusion, iterations, 0, teration",
        "train.HarmonizerTrain, epochs, 0, Epochs is 0",
        "train.HarmonizerTrain, beta, -1, Weight of the KL term is -1",
        "train.HarmonizerTrain, gedSamples, 1, Samples in the GED loss is 1",
        "train.HarmonizerTrain, validationFraction, 1, Validation share is 1",
        "train.HarmonizerTrain, device, tpu, tpu",
        "personalize.PromptPersonalize, newRaterSteps, 0, Steps is 0",
        "personalize.PromptPersonalize, bank, 0, Bank size is 0",
        "personalize.PromptPersonalize, device, tpu, tpu",
        "sampler.ProbabilisticSampler, samples, -1, Samples is -1",
        "sampler.ProbabilisticSampler, device, tpu, tpu",
        "phantom.PhantomStudyWriter, scanners, S9, S9",
        "phantom.PhantomStudyWriter, cases, 0, ase",
        "dicom.DicomReader, windowWidth, 0, idth",
        "dicom.DicomReader, cropSize, -1, size",
        "dicom.DicomReader, minimumSlices, 0, lices",
        "images.RaterImageReader, maskPattern, a(b, regular expression",
        "images.RaterImageReader, size, -1, size",
        "writer.SegmentationWriter, threshold, 2, hreshold"
    })
    void aValueThatCannotBeIsRefused(String node, String key, String value, String words) {
        InvalidSettingsException refused = refusal(node + "Parameters", key, value);
        assertTrue(refused != null, "taken");
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @Test
    void anEmptyCurveAndSpacesInOneAreFine() {
        assertEquals(null, refusal("evaluator.GedEvaluatorParameters", "curve", ""));
        assertEquals(null, refusal("evaluator.GedEvaluatorParameters", "curve", " 10 ; 20 "));
    }

    /** @return null if the value is taken */
    private static InvalidSettingsException refusal(String node, String key, String value) {
        NodeParameters parameters = ParameterFields.make(node);
        Field field = ParameterFields.fields(parameters).stream()
                .filter(candidate -> candidate.getName().equals(key))
                .findFirst()
                .orElseThrow();
        Class<?> type = field.getType();
        Object parsed = type == int.class
                ? (Object) Integer.valueOf(value)
                : type == double.class ? (Object) Double.valueOf(value) : value;
        ParameterFields.set(field, parameters, parsed);
        try {
            parameters.validate();
            return null;
        } catch (InvalidSettingsException e) {
            return e;
        }
    }
}
