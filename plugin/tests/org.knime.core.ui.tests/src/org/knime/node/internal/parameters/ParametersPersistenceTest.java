// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Parameters as settings. */
class ParametersPersistenceTest {
    enum Mode {
        RAMP,
        RANDOM
    }

    static final class Group implements WidgetGroup, NodeParameters {
        double ratio = 0.5;
        boolean flag = true;
    }

    static final class All implements NodeParameters {
        static final int NO_SETTING = 1;

        int m_n = 1000;
        Mode mode = Mode.RAMP;
        long seed = 1;
        float weight = 0.25f;
        String text = "auto";
        Group group = new Group();
        int[] numbers = {1, 2};
        String[] words = {"a", null};
        Group[] groups = {new Group()};

        @Persist(configKey = "other-key")
        String renamed = "x";
    }

    @Test
    void everyFieldIsASettingUnderItsName() throws Exception {
        All all = new All();
        all.m_n = 7;
        all.mode = Mode.RANDOM;
        all.group.ratio = 0.75;
        all.groups = new Group[] {new Group(), new Group()};
        all.groups[1].flag = false;
        NodeSettings settings = new NodeSettings("model");
        ParametersPersistence.save(all, settings);
        assertEquals(
                List.of("n", "mode", "seed", "weight", "text", "group", "numbers", "words", "groups", "other-key"),
                List.copyOf(settings.keySet()));
        assertEquals(7, settings.getInt("n"));
        assertEquals("RANDOM", settings.getString("mode"));
        assertEquals(0.75, settings.getNodeSettings("group").getDouble("ratio"));
        assertArrayEquals(new int[] {1, 2}, settings.getIntArray("numbers"));
        All read = ParametersPersistence.load(All.class, settings);
        assertEquals(7, read.m_n);
        assertEquals(Mode.RANDOM, read.mode);
        assertEquals(0.25f, read.weight);
        assertEquals(0.75, read.group.ratio);
        assertArrayEquals(new String[] {"a", null}, read.words);
        assertEquals(2, read.groups.length);
        assertTrue(read.groups[0].flag && !read.groups[1].flag);
        assertEquals("x", read.renamed);
    }

    @Test
    void anAbsentSettingIsAnError() {
        NodeSettings settings = new NodeSettings("model");
        ParametersPersistence.save(new All(), settings);
        NodeSettings without = new NodeSettings("model");
        without.addInt("n", 1);
        assertEquals(
                "String for key \"mode\" not found",
                assertThrows(InvalidSettingsException.class, () -> ParametersPersistence.load(All.class, without))
                        .getMessage());
    }

    static final class Evolved implements NodeParameters {
        @Migrate(loadDefaultIfAbsent = true)
        int added = 3;

        @Migration(OldName.class)
        String renamed = "default";

        @Migration(Fixed.class)
        String fixed = "new";
    }

    static final class OldName implements NodeParametersMigration<String> {
        @Override
        public List<ConfigMigration<String>> getConfigMigrations() {
            return List.of(ConfigMigration.builder(settings -> settings.getString("old"))
                    .withDeprecatedConfigPath("old")
                    .build());
        }
    }

    static final class Fixed implements DefaultProvider<String> {
        @Override
        public String getDefault() {
            return "as before";
        }
    }

    @LoadDefaultsForAbsentFields
    static final class Lenient implements NodeParameters {
        int first = 1;
        String second = "two";
    }

    @Test
    void migrationsReadOlderSettings() throws Exception {
        NodeSettings settings = new NodeSettings("model");
        settings.addString("old", "kept");
        Evolved evolved = ParametersPersistence.load(Evolved.class, settings);
        assertEquals(3, evolved.added);
        assertEquals("kept", evolved.renamed);
        assertEquals("as before", evolved.fixed);
        Lenient lenient = ParametersPersistence.load(Lenient.class, new NodeSettings("model"));
        assertEquals("two", lenient.second);
        assertThrows(
                InvalidSettingsException.class,
                () -> ParametersPersistence.load(Evolved.class, new NodeSettings("model")));
    }

    static final class AtMostTen extends MaxValidation {
        @Override
        protected double getMax() {
            return 10;
        }
    }

    static final class Numbers implements NodeParameters {
        @Widget(title = "Elements", description = "how many")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostTen.class)
        int n = 5;

        @Widget(title = "Rate", description = "how fast")
        @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
        double rate = 0.1;

        String mode = "a";

        @Override
        public void validate() throws InvalidSettingsException {
            if (mode.isEmpty()) {
                throw new InvalidSettingsException("A mode is needed");
            }
        }
    }

    private static String refusal(int n, double rate, String mode) {
        NodeSettings settings = new NodeSettings("model");
        settings.addInt("n", n);
        settings.addDouble("rate", rate);
        settings.addString("mode", mode);
        return assertThrows(InvalidSettingsException.class, () -> ParametersPersistence.load(Numbers.class, settings))
                .getMessage();
    }

    @Test
    void numbersKeepTheirBoundsAndValidateIsCalled() {
        assertEquals("\"Elements\" is 0. The value must be at least 1.", refusal(0, 1, "a"));
        assertEquals("\"Elements\" is 11. The value must be at most 10.", refusal(11, 1, "a"));
        assertEquals("\"Rate\" is 0.0. The value must be greater than 0.", refusal(1, 0, "a"));
        assertEquals("\"Rate\" is NaN. The value must be greater than 0.", refusal(1, Double.NaN, "a"));
        assertEquals("A mode is needed", refusal(1, 1, ""));
    }

    @Test
    void anUnknownConstantIsRefused() {
        NodeSettings settings = new NodeSettings("model");
        ParametersPersistence.save(new All(), settings);
        settings.addString("mode", "SAW");
        assertEquals(
                "Key \"mode\" holds \"SAW\", which is none of RAMP, RANDOM",
                assertThrows(InvalidSettingsException.class, () -> ParametersPersistence.load(All.class, settings))
                        .getMessage());
    }

    static final class Percent implements NodeParametersPersistor<Double> {
        @Override
        public Double load(NodeSettingsRO settings) throws InvalidSettingsException {
            return settings.getInt("percent") / 100.0;
        }

        @Override
        public void save(Double value, NodeSettingsWO settings) {
            settings.addInt("percent", (int) Math.round(value * 100));
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"percent"}};
        }
    }

    static final class Own implements NodeParameters {
        @Persistor(Percent.class)
        double fraction = 0.25;
    }

    @Test
    void aPersistorWritesInItsOwnWay() throws Exception {
        NodeSettings settings = new NodeSettings("model");
        ParametersPersistence.save(new Own(), settings);
        assertEquals(25, settings.getInt("percent"));
        assertEquals(0.25, ParametersPersistence.load(Own.class, settings).fraction);
    }
}
