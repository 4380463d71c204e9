// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures on cases that a model has learned from are told from honest ones by every node that makes or uses them. */
class LearnedCasesTest {
    private static final String LEARNED = "The model has learned from ";

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void newPatientsNeedNoWarning() throws Exception {
        try (StudyWorkflow study = StudyWorkflow.example(folder.resolve("study"))) {
            study.run();
            assertFalse(study.message(StudyWorkflow.SAMPLER).contains(LEARNED));
            assertFalse(study.message(StudyWorkflow.EVALUATOR).contains(LEARNED));
        }
    }

    /** The warning goes with the samples: the evaluator has no model to ask. */
    @Test
    void samplesOfTrainingCasesAreNamedBySamplerAndEvaluator() throws Exception {
        List<Connection> trainingCases = List.of(
                new Connection(StudyWorkflow.PARTITIONER, 1, StudyWorkflow.SAMPLER, 2),
                new Connection(StudyWorkflow.PARTITIONER, 1, StudyWorkflow.EVALUATOR, 2));
        try (StudyWorkflow study = StudyWorkflow.rewired(folder.resolve("study"), trainingCases)) {
            study.run();
            String said = study.message(StudyWorkflow.SAMPLER);
            assertTrue(said.contains(LEARNED), said);
            assertTrue(said.contains("say nothing of new patients"), said);
            assertTrue(
                    study.message(StudyWorkflow.EVALUATOR).contains(LEARNED), study.message(StudyWorkflow.EVALUATOR));
            Path saved = folder.resolve("saved");
            study.save(saved);
            try (StudyWorkflow opened = StudyWorkflow.open(saved)) {
                opened.reset(StudyWorkflow.EVALUATOR);
                opened.run();
                assertEquals(study.message(StudyWorkflow.EVALUATOR), opened.message(StudyWorkflow.EVALUATOR));
            }
        }
    }

    /** Connected, the validation cases of Prompt Personalize choose the epoch; the model must not know them. */
    @Test
    @Tag("slow")
    void theValidationCasesOfPromptPersonalizeAreOnesTheModelHasNotLearnedFrom() throws Exception {
        Connection testCases = new Connection(StudyWorkflow.PARTITIONER, 2, StudyWorkflow.PERSONALIZE, 3);
        try (StudyWorkflow study = StudyWorkflow.rewired(folder.resolve("study"), List.of(testCases))) {
            study.run();
            assertFalse(study.message(StudyWorkflow.PERSONALIZE).contains("learned before"));
            assertFalse(study.message(StudyWorkflow.PERSONALIZE).contains("No patient was held out"));
            // the validation figures of the curve, which are missing where nothing was held out
            assertFalse(
                    study.table(StudyWorkflow.PERSONALIZE, 1).contains("?"), study.table(StudyWorkflow.PERSONALIZE, 1));
        }
        Connection trainingCases = new Connection(StudyWorkflow.PARTITIONER, 1, StudyWorkflow.PERSONALIZE, 3);
        try (StudyWorkflow study = StudyWorkflow.rewired(folder.resolve("study2"), List.of(trainingCases))) {
            study.run();
            String said = study.message(StudyWorkflow.PERSONALIZE);
            assertTrue(said.contains("The model has learned before from "), said);
        }
    }
}
