// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.internal.place.PixelGrid;
import org.consilium.imaging.internal.study.FramePlane;
import org.consilium.imaging.internal.study.ImageFile;
import org.consilium.imaging.internal.study.Slice;
import org.consilium.imaging.internal.study.Vectors;
import org.consilium.imaging.internal.study.Volume;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.Provenance;

/**
 * Makes volumes of cases, as if the headers of their images were read again, so that predictions are placed as annotations
 * are. Images that no case was made of are there, too: without them a plane that was drawn between two cases would look
 * nearer to one of them than it is.
 */
final class TargetVolume {
    /** Nearer to a known image than this share of the step, an image in between is that one. */
    private static final double SAME = 0.5;

    /** An image: the cases on it, and where it lies. */
    private record Image(int number, List<Integer> cases, SegmentationCase source, Geometry geometry) {}

    private TargetVolume() {}

    /** @param slots the cases of each image */
    static Target of(List<List<Integer>> slots, List<SegmentationCase> cases) {
        List<Image> images = new ArrayList<>();
        for (List<Integer> slot : slots) {
            SegmentationCase c = cases.get(slot.get(0));
            images.add(new Image(c.slice(), slot, c, c.place()));
        }
        images.addAll(between(images));
        images.sort(Comparator.comparingInt(Image::number));
        Volume volume = new Volume(
                images.get(0).source().provenance().seriesUid(),
                images.stream().map(TargetVolume::slice).toList(),
                images.stream().allMatch(image -> PixelGrid.known(image.geometry())));
        return new Target(volume, images.stream().map(Image::cases).toList(), cases);
    }

    private static List<Image> between(List<Image> known) {
        SegmentationCase first = known.get(0).source();
        double[] step = first.source().step();
        boolean regular = Vectors.finite(step)
                && Vectors.dot(step, step) > 0
                && known.stream().allMatch(image -> PixelGrid.known(image.geometry()));
        if (!regular) {
            return List.of();
        }
        Map<Integer, Image> byNumber = new HashMap<>();
        known.forEach(image -> byNumber.putIfAbsent(image.number(), image));
        Set<Integer> numbers = known.stream().map(Image::number).collect(Collectors.toSet());
        List<Image> between = new ArrayList<>();
        for (int number = 0; number < first.source().slices(); number++) {
            if (!numbers.contains(number)) {
                Image image = moved(nearest(known, number), number, step);
                boolean free = known.stream()
                        .allMatch(other -> distance(other.geometry(), image.geometry())
                                > SAME * Math.sqrt(Vectors.dot(step, step)));
                if (free) {
                    between.add(image);
                }
            }
        }
        return between;
    }

    private static Image nearest(List<Image> known, int number) {
        return known.stream()
                .min(Comparator.comparingInt(image -> Math.abs(image.number() - number)))
                .orElseThrow();
    }

    private static Image moved(Image from, int number, double[] step) {
        Geometry there = from.geometry();
        double[] position = there.position().clone();
        for (int axis = 0; axis < 3; axis++) {
            position[axis] += (number - from.number()) * step[axis];
        }
        return new Image(
                number,
                List.of(),
                from.source(),
                new Geometry(
                        there.rowSpacing(),
                        there.columnSpacing(),
                        there.sliceThickness(),
                        position,
                        there.orientation()));
    }

    private static double distance(Geometry a, Geometry b) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += (a.position()[axis] - b.position()[axis]) * (a.position()[axis] - b.position()[axis]);
        }
        return Math.sqrt(square);
    }

    private static Slice slice(Image image) {
        SegmentationCase c = image.source();
        boolean own = !image.cases().isEmpty();
        int frame = c.source().frame();
        PixelLayout layout = new PixelLayout(
                frame > 0 ? frame + 1 : 1,
                c.rows(),
                c.columns(),
                1,
                16,
                16,
                15,
                PixelType.UINT16,
                false,
                "MONOCHROME2");
        Provenance from = c.provenance();
        Provenance provenance = own
                ? from
                : new Provenance(
                        from.modality(), from.seriesUid(), "", from.manufacturer(), from.model(), from.kernel());
        FramePlane plane = new FramePlane(Math.max(0, frame - 1), image.geometry(), 1, 0);
        return new Slice(
                new ImageFile(
                        new CandidateFile(null, "case " + c.id(), 0, false),
                        provenance,
                        "",
                        c.source().studyUid(),
                        c.source().sopClass(),
                        c.source().frameOfReference(),
                        image.number(),
                        TransferSyntax.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN),
                        layout,
                        List.of(plane),
                        ""),
                plane);
    }
}
