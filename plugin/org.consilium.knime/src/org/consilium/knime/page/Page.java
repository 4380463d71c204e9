// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What a port shows to whoever opens it, as plain data: no screen, no file and no engine is needed to hold it. Immutable.
 *
 * @param title what it is
 * @param facts what is known of the whole, in the order to be read
 * @param pictures some of what it holds
 * @param grids tables below
 * @param notes what a reader should know beside, one sentence each
 */
public record Page(String title, List<Fact> facts, List<Picture> pictures, List<Grid> grids, List<String> notes) {

    /** One thing that is known. */
    public record Fact(String name, String value) {}

    /**
     * A picture with what it shows below it.
     *
     * @param png bytes of a PNG file
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(String caption, byte[] png, int width, int height) {}

    public Page {
        facts = List.copyOf(facts);
        pictures = List.copyOf(pictures);
        grids = List.copyOf(grids);
        notes = List.copyOf(notes);
    }

    public static Builder of(String title) {
        return new Builder(title);
    }

    /** Collects the parts of a page. What is empty is left out. */
    public static final class Builder {

        private final String title;
        private final List<Fact> facts = new ArrayList<>();
        private final List<Picture> pictures = new ArrayList<>();
        private final List<Grid> grids = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String title) {
            this.title = title;
        }

        public Builder fact(String name, String value) {
            if (!value.isBlank()) {
                facts.add(new Fact(name, value));
            }
            return this;
        }

        public Builder picture(Picture picture) {
            pictures.add(picture);
            return this;
        }

        public Builder grid(Grid grid) {
            if (!grid.rows().isEmpty()) {
                grids.add(grid);
            }
            return this;
        }

        public Builder note(String sentence) {
            if (!sentence.isBlank()) {
                notes.add(sentence);
            }
            return this;
        }

        public Page build() {
            return new Page(title, facts, pictures, grids, notes);
        }
    }
}
