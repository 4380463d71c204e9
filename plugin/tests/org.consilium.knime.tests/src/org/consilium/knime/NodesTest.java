// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.agreement.RaterAgreementFactory;
import org.consilium.knime.comparison.ModelComparisonFactory;
import org.consilium.knime.dicom.DicomReaderFactory;
import org.consilium.knime.evaluator.GedEvaluatorFactory;
import org.consilium.knime.filter.CaseFilterFactory;
import org.consilium.knime.fusion.RaterFusionFactory;
import org.consilium.knime.images.RaterImageReaderFactory;
import org.consilium.knime.inspector.TensorInspectorFactory;
import org.consilium.knime.model.reader.ModelReaderFactory;
import org.consilium.knime.model.writer.ModelWriterFactory;
import org.consilium.knime.partition.CasePartitionerFactory;
import org.consilium.knime.personalize.PromptPersonalizeFactory;
import org.consilium.knime.phantom.PhantomStudyWriterFactory;
import org.consilium.knime.predictions.SegmentationReaderFactory;
import org.consilium.knime.sampler.ProbabilisticSamplerFactory;
import org.consilium.knime.train.HarmonizerTrainFactory;
import org.consilium.knime.warnings.WarningsToTableFactory;
import org.consilium.knime.writer.SegmentationWriterFactory;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultNodeFactory;

/** Every node is registered, named, described and typed as KNIME shows it. */
class NodesTest {

    static final List<DefaultNodeFactory> FACTORIES = List.of(
            new PhantomStudyWriterFactory(),
            new DicomReaderFactory(),
            new RaterImageReaderFactory(),
            new CasePartitionerFactory(),
            new HarmonizerTrainFactory(),
            new PromptPersonalizeFactory(),
            new ProbabilisticSamplerFactory(),
            new GedEvaluatorFactory(),
            new SegmentationWriterFactory(),
            new ModelWriterFactory(),
            new ModelReaderFactory(),
            new TensorInspectorFactory(),
            new RaterFusionFactory(),
            new WarningsToTableFactory(),
            new CaseFilterFactory(),
            new SegmentationReaderFactory(),
            new ModelComparisonFactory(),
            new RaterAgreementFactory());

    @Test
    void thePluginRegistersExactlyTheseNodes() {
        List<String> registered = new ArrayList<>();
        for (IConfigurationElement element :
                RegistryFactory.getRegistry().getConfigurationElementsFor("org.knime.workbench.repository.nodes")) {
            if (element.getContributor().getName().equals("org.consilium.knime")) {
                registered.add(element.getAttribute("factory-class"));
            }
        }
        assertEquals(FACTORIES.stream().map(f -> f.getClass().getName()).toList(), registered);
    }

    /** As the platform makes them: by name, and each with its description. */
    @Test
    void everyRegisteredFactoryIsMade() throws Exception {
        int made = 0;
        for (IConfigurationElement element :
                RegistryFactory.getRegistry().getConfigurationElementsFor("org.knime.workbench.repository.nodes")) {
            if (element.getContributor().getName().equals("org.consilium.knime")) {
                NodeFactory<?> factory = (NodeFactory<?>) element.createExecutableExtension("factory-class");
                factory.init();
                assertNotNull(factory.createNodeModel());
                made++;
            }
        }
        assertEquals(FACTORIES.size(), made);
    }

    @Test
    void everyPortTypeRegistersBothItsSerializers() {
        List<String> registered = new ArrayList<>();
        for (IConfigurationElement element :
                RegistryFactory.getRegistry().getConfigurationElementsFor("org.knime.core.PortType")) {
            String type = element.getAttribute("objectClass");
            if (type.startsWith("org.consilium.")) {
                registered.add(type.substring(type.lastIndexOf('.') + 1));
                assertEquals(type + "$Serializer", element.getAttribute("objectSerializer"));
                assertEquals(element.getAttribute("specClass") + "$Serializer", element.getAttribute("specSerializer"));
            }
        }
        assertEquals(List.of("CasesPortObject", "ModelPortObject", "SamplesPortObject"), registered);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Phantom Study Writer, Source",
        "1, DICOM Reader, Source",
        "2, Rater Image Reader, Source",
        "3, Case Partitioner, Manipulator",
        "4, Harmonizer Train, Learner",
        "5, Prompt Personalize, Learner",
        "6, Probabilistic Sampler, Predictor",
        "7, GED Evaluator, Other",
        "8, Segmentation Writer, Sink",
        "9, Model Writer, Sink",
        "10, Model Reader, Source",
        "11, Tensor Inspector, Other",
        "12, Rater Fusion, Manipulator",
        "13, Warnings to Table, Other",
        "14, Case Filter, Manipulator",
        "15, Segmentation Reader, Source",
        "16, Model Comparison, Other",
        "17, Rater Agreement, Other"
    })
    void aNodeHasItsNameTypeAndIcon(int index, String name, String type) {
        DefaultNodeFactory factory = FACTORIES.get(index);
        factory.init();
        assertEquals(name, factory.getNodeName());
        assertEquals(NodeFactory.NodeType.valueOf(type), factory.getType());
        assertNotNull(factory.getIcon(), "icon");
        assertFalse(factory.getXMLDescription().getTextContent().isBlank());
    }
}
