// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import org.knime.core.data.image.ImageValue;

/** A cell that holds a PNG picture. */
public interface PNGImageValue extends ImageValue {
    @Override
    PNGImageContent getImageContent();
}
