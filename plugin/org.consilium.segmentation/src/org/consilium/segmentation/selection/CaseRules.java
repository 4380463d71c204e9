// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a case must be to be kept; all rules together. An empty list of names asks for nothing.
 *
 * @param minRaters so many raters looked at it, or more
 * @param minArea mean area of the masks, or more; 0 for no limit
 * @param maxArea mean area of the masks, or less; 0 for no limit
 * @param metric whether areas are in mm2, else in pixels
 * @param modality names of modalities
 * @param manufacturer names of makers of scanners
 * @param model names of models of scanners
 * @param kernel names of kernels
 * @param cases ids of cases
 * @param patients keys of patients
 */
public record CaseRules(
        int minRaters,
        double minArea,
        double maxArea,
        boolean metric,
        NamePatterns modality,
        NamePatterns manufacturer,
        NamePatterns model,
        NamePatterns kernel,
        NamePatterns cases,
        NamePatterns patients) {

    /** @throws IllegalArgumentException if the area has no room */
    public CaseRules {
        if (maxArea != 0 && minArea > maxArea) {
            throw new IllegalArgumentException(
                    "The smallest area is " + minArea + " and the largest " + maxArea + "; no area is between them.");
        }
        if (Double.isNaN(minArea) || Double.isNaN(maxArea) || minArea < 0 || maxArea < 0) {
            throw new IllegalArgumentException("Areas are 0 or more.");
        }
    }

    /** Whether the areas of the masks must be known. */
    public boolean needsAreas() {
        return minArea > 0 || maxArea > 0;
    }

    /** The rules that ask for something, each by what it is called; an area that isn't known is never right. */
    Map<String, Predicate<CaseFacts>> active() {
        Map<String, Predicate<CaseFacts>> rules = new LinkedHashMap<>();
        if (minRaters > 0) {
            rules.put("number of raters", c -> c.raters().size() >= minRaters);
        }
        if (needsAreas()) {
            rules.put("area", c -> area(c) >= minArea && (maxArea == 0 || area(c) <= maxArea));
        }
        names(rules, "modality", modality, CaseFacts::modality);
        names(rules, "manufacturer", manufacturer, CaseFacts::manufacturer);
        names(rules, "model", model, CaseFacts::model);
        names(rules, "kernel", kernel, CaseFacts::kernel);
        names(rules, "cases", cases, c -> c.info().id());
        names(rules, "patients", patients, c -> c.info().patient());
        return rules;
    }

    /** The mean area of a case in the unit of these rules; NaN if it isn't known. */
    double area(CaseFacts facts) {
        return metric ? facts.areaSquareMillimetres() : facts.areaPixels();
    }

    private static void names(
            Map<String, Predicate<CaseFacts>> rules,
            String title,
            NamePatterns names,
            Function<CaseFacts, String> property) {
        if (!names.isEmpty()) {
            rules.put(title, c -> names.matches(property.apply(c)));
        }
    }
}
