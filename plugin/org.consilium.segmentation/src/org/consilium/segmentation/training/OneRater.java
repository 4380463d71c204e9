// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;

/** The same cases with the masks of one rater only. Borrows them. */
final class OneRater implements CaseSource {

    private final CaseSource all;
    private final int rater;

    /** @param rater index in {@link CaseSource#raters} */
    OneRater(CaseSource all, int rater) {
        this.all = all;
        this.rater = rater;
    }

    @Override
    public List<String> raters() {
        return List.of(all.raters().get(rater));
    }

    @Override
    public List<CaseInfo> cases() {
        return all.cases();
    }

    @Override
    public int channels() {
        return all.channels();
    }

    @Override
    public int height() {
        return all.height();
    }

    @Override
    public int width() {
        return all.width();
    }

    @Override
    public boolean present(int index, int only) {
        return all.present(index, rater);
    }

    @Override
    public Slices gather(int[] indices, NDManager manager) {
        Slices slices = all.gather(indices, manager);
        return new Slices(slices.images(), slices.masks().get(":, " + rater + ":" + (rater + 1)));
    }

    @Override
    public void expect(int[] indices) {
        all.expect(indices);
    }
}
