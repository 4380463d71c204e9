// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.consilium.imaging.writer.ConsensusFile;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.ConsensusRecord;

/** What is said of a consensus that is written. */
final class ConsensusWords {

    private ConsensusWords() {}

    /** How the masks of cases were fused; empty where they weren't, or not all in the same way. */
    static String method(List<CaseRecord> cases) {
        List<String> methods = cases.stream()
                .map(record ->
                        record.consensus() == null ? "" : record.consensus().method())
                .distinct()
                .toList();
        return methods.size() == 1 ? methods.get(0) : "";
    }

    /** Cases with their own consensus, else with that of the same case among others. */
    static List<CaseRecord> united(List<CaseRecord> cases, List<CaseRecord> others) {
        Map<String, CaseRecord> byId = new LinkedHashMap<>();
        others.forEach(other -> byId.put(other.id(), other));
        return cases.stream()
                .map(record -> record.consensus() == null && byId.containsKey(record.id())
                        ? record.withConsensus(byId.get(record.id()).consensus())
                        : record)
                .toList();
    }

    /** Reads like "STAPLE of 2 raters (mean sensitivity, specificity): A 0.9120, 0.9980; B 0.8700, 1.0000". */
    static String remark(List<CaseRecord> cases) {
        Map<String, List<ConsensusRecord.Rater>> raters = new LinkedHashMap<>();
        cases.stream()
                .map(CaseRecord::consensus)
                .filter(Objects::nonNull)
                .flatMap(consensus -> consensus.raters().stream())
                .forEach(rater -> raters.computeIfAbsent(rater.rater(), id -> new ArrayList<>())
                        .add(rater));
        String method = method(cases);
        if (method.isEmpty() || raters.isEmpty()) {
            return "";
        }
        return method + " of " + Count.of(raters.size(), "rater") + " (mean sensitivity, specificity): "
                + raters.entrySet().stream()
                        .map(entry -> entry.getKey() + " "
                                + mean(entry.getValue(), ConsensusRecord.Rater::sensitivity) + ", "
                                + mean(entry.getValue(), ConsensusRecord.Rater::specificity))
                        .collect(Collectors.joining("; "));
    }

    private static String mean(List<ConsensusRecord.Rater> raters, ToDoubleFunction<ConsensusRecord.Rater> figure) {
        double mean = raters.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
        return Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "%.4f", mean);
    }

    /** The lines of the table beside the files; none where the cases aren't a consensus. */
    static List<ConsensusFile.Line> lines(List<CaseRecord> cases) {
        List<ConsensusFile.Line> lines = new ArrayList<>();
        for (CaseRecord record : cases) {
            if (record.consensus() == null) {
                continue;
            }
            for (ConsensusRecord.Rater rater : record.consensus().raters()) {
                lines.add(new ConsensusFile.Line(
                        record.id(),
                        record.patient(),
                        record.volume(),
                        record.slice(),
                        record.consensus().method(),
                        rater.rater(),
                        rater.sensitivity(),
                        rater.specificity(),
                        rater.dice()));
            }
        }
        return lines;
    }
}
