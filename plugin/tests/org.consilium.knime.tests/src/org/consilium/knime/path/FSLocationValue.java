// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataValue;

/**
 * KNIME's value of that name, as far as it is known: a Path column is an {@code FSLocationValue} and no text (observed); its
 * methods are assumed.
 */
public interface FSLocationValue extends DataValue {

    Location getFSLocation();

    /** A place, as a class of its own that the nodes do not know. */
    record Location(String getFileSystemCategory, Optional<String> getFileSystemSpecifier, String getPath) {}

    /** A cell of a Path column; not public, as KNIME's need not be. */
    final class Cell extends DataCell implements FSLocationValue {

        private static final long serialVersionUID = 1L;

        private final transient Location location;

        Cell(String category, String specifier, String path) {
            this.location = new Location(category, Optional.ofNullable(specifier), path);
        }

        @Override
        public Location getFSLocation() {
            return location;
        }

        @Override
        public String toString() {
            return location.toString();
        }

        @Override
        protected boolean equalsDataCell(DataCell other) {
            return location.equals(((Cell) other).location);
        }

        @Override
        public int hashCode() {
            return location.hashCode();
        }
    }
}
