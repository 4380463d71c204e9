// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters as strokes, so that pictures can be labelled where no fonts are installed. A letter is drawn on a grid of 5 x 9
 * dots, the last two rows below the base line; dots beside each other are joined.
 */
final class Glyphs {

    /** Columns of the grid. */
    static final int WIDTH = 5;
    /** Rows of the grid. */
    static final int HEIGHT = 9;
    /** Rows above the base line. */
    static final int ASCENT = 7;

    /** A line between two dots of the grid, which may be one and the same. */
    record Stroke(int x1, int y1, int x2, int y2) {}

    /** A letter and its nine rows as digits of base 32, the highest bit on the left. */
    private static final String LETTERS =
            """
            Aehhvhhh00 Buhhuhhu00 Cehggghe00 Duhhhhhu00 Evgguggv00 Fvgguggg00 Gehgnhhe00 Hhhhvhhh00 Ie44444e00 J72222ic00
            Khikokih00 Lggggggv00 Mhrllhhh00 Nhppljjh00 Oehhhhhe00 Puhhuggg00 Qehhhlid00 Ruhhukih00 Sfgge11u00 Tv44444400
            Uhhhhhhe00 Vhhhhaa400 Whhhllrh00 Xhha4ahh00 Yhha444400 Zv1248gv00 a00e1fhf00 bgguhhhu00 c00eggge00 d11fhhhf00
            e00ehvge00 f688s88800 g00fhhhf1e hgguhhhh00 i404444400 j20222222c kggikoki00 l444444200 m00ullll00 n00uhhhh00
            o00ehhhe00 p00uhhhugg q00fhhhf11 r00moggg00 s00fge1u00 t88s888600 u00hhhhf00 v00hhaa400 w00lllla00 x00ha4ah00
            y00hhhhf1e z00v248v00 0ehhhhhe00 14c4444400 2eh1248v00 3eh161he00 426aiv2200 5vgu11he00 6egguhhe00 7v11244400
            8ehhehhe00 9ehhf11e00 .000000400 ,000004480 :004000400 -000v00000 +0044v4400 =00v0v0000 _0000000v0 /11248gg00
            (244444200 )844444800 %hi2489h00 '440000000 #aavavaa00 *0a4v4a000 ?eh1240400 >842124800 <248g84200
            """;

    private static final Map<Character, List<Stroke>> STROKES = strokes();

    private Glyphs() {}

    /** The strokes of a letter; those of a question mark if it is not known, none for a space. */
    static List<Stroke> of(char letter) {
        return letter == ' ' ? List.of() : STROKES.getOrDefault(letter, STROKES.get('?'));
    }

    private static Map<Character, List<Stroke>> strokes() {
        Map<Character, List<Stroke>> strokes = new HashMap<>();
        for (String entry : LETTERS.trim().split("\\s+")) {
            boolean[][] dots = new boolean[HEIGHT][WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                int bits = Character.digit(entry.charAt(y + 1), 32);
                for (int x = 0; x < WIDTH; x++) {
                    dots[y][x] = (bits >> WIDTH - 1 - x & 1) == 1;
                }
            }
            strokes.put(entry.charAt(0), joined(dots));
        }
        return Map.copyOf(strokes);
    }

    private static List<Stroke> joined(boolean[][] dots) {
        List<Stroke> strokes = new ArrayList<>();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (dots[y][x]) {
                    strokes.add(new Stroke(x, y, x, y));
                    join(dots, x, y, 1, 0, strokes);
                    join(dots, x, y, 0, 1, strokes);
                    join(dots, x, y, 1, 1, strokes);
                    join(dots, x, y, -1, 1, strokes);
                }
            }
        }
        return List.copyOf(strokes);
    }

    /** Joins a dot with a neighbour; a slanted line only where no corner leads round. */
    private static void join(boolean[][] dots, int x, int y, int dx, int dy, List<Stroke> strokes) {
        boolean there = set(dots, x + dx, y + dy);
        boolean corner = dx != 0 && dy != 0 && (set(dots, x + dx, y) || set(dots, x, y + dy));
        if (there && !corner) {
            strokes.add(new Stroke(x, y, x + dx, y + dy));
        }
    }

    private static boolean set(boolean[][] dots, int x, int y) {
        return x >= 0 && x < WIDTH && y < HEIGHT && dots[y][x];
    }
}
