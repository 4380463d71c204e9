// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.scan;

import java.util.List;
import org.consilium.imaging.internal.document.LidcDocument;
import org.consilium.imaging.internal.document.MaskVolume;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.StructureSet;
import org.consilium.imaging.internal.files.RefusedFile;
import org.consilium.imaging.internal.study.ImageFile;

/**
 * What the headers of a set of files say; each list is in the order of the files.
 *
 * @param seen number of files that were looked at
 */
public record StudyScan(
        int seen,
        List<ImageFile> images,
        List<SegFile> segmentations,
        List<StructureSet> structureSets,
        List<LidcDocument> readings,
        List<MaskVolume> maskVolumes,
        List<RefusedFile> refused) {}
