// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image;

import org.knime.core.data.DataValue;

/** A cell that holds a picture. */
public interface ImageValue extends DataValue {
    ImageContent getImageContent();

    /** Returns the extension of a file with such a picture, without dot. */
    String getImageExtension();
}
