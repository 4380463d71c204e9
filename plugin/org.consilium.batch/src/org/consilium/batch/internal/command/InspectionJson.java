// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.consilium.batch.internal.console.Json;
import org.consilium.imaging.inspect.FileSummary;
import org.consilium.imaging.inspect.Inspection;
import org.consilium.imaging.inspect.PixelSummary;
import org.consilium.imaging.inspect.SeriesSummary;

/** An inspection as JSON; what is unknown is null. */
final class InspectionJson {
    private InspectionJson() {}

    static JsonObject of(Inspection inspection) {
        JsonArray series = new JsonArray();
        inspection.series().forEach(one -> series.add(series(one)));
        JsonArray files = new JsonArray();
        inspection.files().forEach(file -> files.add(file(file)));
        JsonObject root = new JsonObject();
        root.add("series", series);
        root.add("files", files);
        return root;
    }

    private static JsonObject series(SeriesSummary series) {
        JsonObject json = new JsonObject();
        json.addProperty("seriesUid", series.seriesUid());
        json.addProperty("modality", series.modality());
        json.addProperty("transferSyntax", series.transferSyntax());
        json.addProperty("transferSyntaxName", series.transferSyntaxName());
        json.addProperty("rows", series.rows());
        json.addProperty("columns", series.columns());
        json.addProperty("files", series.files());
        json.addProperty("slices", series.slices());
        json.addProperty("frames", series.frames());
        json.add("rowSpacing", Json.number(series.rowSpacing()));
        json.add("columnSpacing", Json.number(series.columnSpacing()));
        json.add("sliceSpacing", Json.number(series.sliceSpacing()));
        json.add("manufacturer", known(series.manufacturer()));
        json.add("model", known(series.model()));
        json.add("kernel", known(series.kernel()));
        json.addProperty("annotations", series.annotations());
        json.add("annotationKind", known(series.annotationKind()));
        JsonArray raters = new JsonArray();
        series.raters().forEach(raters::add);
        json.add("raters", raters);
        JsonArray problems = new JsonArray();
        series.problems().forEach(problems::add);
        json.add("problems", problems);
        return json;
    }

    private static JsonElement known(String text) {
        return Json.text(text.isEmpty() ? null : text);
    }

    private static JsonObject file(FileSummary file) {
        JsonObject json = new JsonObject();
        json.addProperty("number", file.number());
        json.addProperty("path", file.path());
        json.addProperty("readable", file.readable());
        json.add("reason", Json.text(file.reason()));
        json.add("transferSyntax", Json.text(file.transferSyntax()));
        json.add("modality", Json.text(file.modality()));
        PixelSummary pixels = file.pixels();
        if (pixels != null) {
            JsonArray shape = new JsonArray();
            pixels.shape().forEach(shape::add);
            json.add("shape", shape);
            json.add("min", Json.number(pixels.min()));
            json.add("max", Json.number(pixels.max()));
            json.add("sum", Json.number(pixels.sum()));
            json.addProperty("sha256", pixels.sha256());
        }
        return json;
    }
}
