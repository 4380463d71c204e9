// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consilium.imaging.model.ImagingException;

/**
 * Stands for persons by a keyed hash (HMAC-SHA-256): who has the secret gets the same pseudonym for the same person in
 * every read; who doesn't have it can't find the person by trying all record numbers or names.
 */
public final class Pseudonyms {
    private static final Pattern RATER = Pattern.compile("\\brater-[0-9a-f]{8}\\b");

    /** Endings that files of studies have. */
    private static final Pattern ENDING = Pattern.compile(
            "(.+?)((?i:\\.(?:dcm|dicom|dic|ima|seg|nii|gz|hdr|img|nrrd|nhdr|raw|png|xml|tsv|csv|txt|json))+)");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PATIENT_DIGITS = 12;
    private static final int SHORT_DIGITS = 8;

    private final PseudonymOptions options;
    private final byte[] secret;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * Finds the secret.
     *
     * @throws ImagingException where the file that is named doesn't hold one, or none can be made
     */
    public static Pseudonyms of(PseudonymOptions options) throws ImagingException {
        return new Pseudonyms(options, Secret.find(options.secretFile()));
    }

    private Pseudonyms(PseudonymOptions options, byte[] secret) {
        this.options = options;
        this.secret = secret;
    }

    /** For a patient id: 12 hex digits, or the id where names are kept. */
    public String patient(String id) {
        return options.keepNames() ? id : hash("patient", id, PATIENT_DIGITS);
    }

    /** For a name that a file, a folder or a table gives a case: codes stay, anything else may be a patient's name. */
    public String place(String name) {
        return options.keepNames() || isCode(name) ? name : "case-" + hash("place", name, SHORT_DIGITS);
    }

    /** For a rater: codes stay, anything else may be a person's name. */
    public String rater(String name) {
        return isCode(name) ? name : "rater-" + hash("rater", name, SHORT_DIGITS);
    }

    /** Whether a rater is called by a pseudonym, or partly so, which every installation has others of. */
    public static boolean isRater(String text) {
        return RATER.matcher(text).find();
    }

    /** Whether a text names nobody, as far as its form tells; so does an empty one. */
    public static boolean isCode(String text) {
        return Words.only(text);
    }

    /** Whether a text has the form of a UID. */
    public static boolean isUid(String text) {
        return Words.isUid(text);
    }

    /**
     * The name of a file as it may be shown: words, codes and UIDs as they are, a star for anything that may be a
     * person's name or number.
     *
     * @param path with forward slashes, relative to the folder that was chosen
     */
    public static String file(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> {
                    Matcher ending = ENDING.matcher(part);
                    return ending.matches() ? Words.shown(ending.group(1)) + ending.group(2) : Words.shown(part);
                })
                .collect(Collectors.joining("/"));
    }

    private String hash(String kind, String text, int digits) {
        return known.computeIfAbsent(kind + "\n" + options.study() + "\n" + text, this::mac)
                .substring(0, digits);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
