// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import org.consilium.imaging.Geometry;
import org.consilium.imaging.Provenance;
import org.consilium.segmentation.CaseInfo;

/**
 * What a tensor port knows of one case beside its pixels.
 *
 * @param id unique within the port, never a patient's name or number
 * @param patient key by which cases of one patient stay together; a salted hash unless the reader was told otherwise
 * @param volume key shared by the slices of one volume
 * @param slice index of the slice within the volume, from 0
 * @param geometry spacing (mm), position and orientation of the plane
 * @param provenance where the plane came from
 */
public record CaseRecord(
        String id, String patient, String volume, int slice, Geometry geometry, Provenance provenance) {

    /** The part the method needs. */
    public CaseInfo info() {
        return new CaseInfo(id, patient, volume, slice, geometry.rowSpacing(), geometry.columnSpacing());
    }
}
