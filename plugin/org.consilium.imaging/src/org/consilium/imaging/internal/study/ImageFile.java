// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.List;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.Provenance;

/**
 * What the header of an image file says.
 *
 * @param file where it is
 * @param provenance modality, series, instance, scanner
 * @param patientId as in the file; never shown
 * @param studyUid StudyInstanceUID
 * @param sopClass SOPClassUID
 * @param frameOfReference FrameOfReferenceUID, or empty
 * @param instanceNumber or 0
 * @param syntax transfer syntax
 * @param layout pixel layout
 * @param planes one a frame
 * @param seriesDescription as in the file; used to find channels, never shown
 */
public record ImageFile(
        CandidateFile file,
        Provenance provenance,
        String patientId,
        String studyUid,
        String sopClass,
        String frameOfReference,
        int instanceNumber,
        TransferSyntax syntax,
        PixelLayout layout,
        List<FramePlane> planes,
        String seriesDescription) {}
