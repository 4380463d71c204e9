// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;

/** Dates and times: days since 1970-01-01, nanoseconds of the day, and for a zone its offset and its name. */
final class MomentFormat {
    private static final String ROOM = "org.knime.core.data.time.";
    private static final String DATE = ROOM + "localdate.LocalDateCell";
    private static final String TIME = ROOM + "localtime.LocalTimeCell";
    private static final String DATE_TIME = ROOM + "localdatetime.LocalDateTimeCell";
    private static final String ZONED = ROOM + "zoneddatetime.ZonedDateTimeCell";
    private static final String DURATION = ROOM + "duration.DurationCell";
    private static final String PERIOD = ROOM + "period.PeriodCell";
    private static final Set<String> TYPES = Set.of(DATE, TIME, DATE_TIME, ZONED, DURATION, PERIOD);

    private MomentFormat() {}

    static boolean reads(String type) {
        return TYPES.contains(type);
    }

    /** Whether only the end of the block tells where the value ends, so that it can't be read out of several. */
    static boolean takesTheBlock(String type) {
        return type.equals(ZONED);
    }

    static SavedCell read(String type, DataInputStream in) throws IOException {
        try {
            return new SavedCell.Moment(value(type, in).toString());
        } catch (DateTimeException e) {
            throw new IOException("a date or time that can't be: " + e.getMessage(), e);
        }
    }

    private static Object value(String type, DataInputStream in) throws IOException {
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay(in.readLong());
            case TIME -> LocalTime.ofNanoOfDay(in.readLong());
            case DATE_TIME -> dateTime(in);
            case ZONED -> {
                LocalDateTime local = dateTime(in);
                ZoneOffset offset = ZoneOffset.ofTotalSeconds(in.readInt());
                String zone = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                yield ZonedDateTime.ofInstant(local, offset, ZoneId.of(zone));
            }
            case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
            case PERIOD -> Period.of(in.readInt(), in.readInt(), in.readInt());
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static LocalDateTime dateTime(DataInputStream in) throws IOException {
        LocalDate date = LocalDate.ofEpochDay(in.readLong());
        return LocalDateTime.of(date, LocalTime.ofNanoOfDay(in.readLong()));
    }
}
