// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.frame;

/**
 * Compressed bytes that don't become the expected picture. The message says what is wrong and where, and never holds
 * anything else that stands in the bytes; what to do about it is for the caller to say, who knows where they come from.
 */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the bytes don't become the expected picture. */
    public enum Reason {
        /** They break the rules of their format. */
        DAMAGED,
        /** They hold a picture of another size, depth or number of colours. */
        OTHER_PICTURE,
        /** They use a part of their format that isn't decoded here. */
        UNSUPPORTED,
        /** Decoding them takes more memory than there is. */
        TOO_LARGE
    }

    private final Reason reason;

    private CodecException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** The data breaks a rule; the message should say where. */
    public static CodecException damaged(String message) {
        return new CodecException(Reason.DAMAGED, message, null);
    }

    /** The data breaks a rule at a byte, counted from 0; the message goes on with it. */
    public static CodecException damaged(String message, int at) {
        return damaged(message + " at byte " + at);
    }

    /** The data led a decoder into an error. */
    public static CodecException damaged(String message, Throwable cause) {
        return new CodecException(Reason.DAMAGED, message, cause);
    }

    /** The data holds another picture. */
    public static CodecException otherPicture(String message) {
        return new CodecException(Reason.OTHER_PICTURE, message, null);
    }

    /** The data needs what isn't decoded here. */
    public static CodecException unsupported(String message) {
        return new CodecException(Reason.UNSUPPORTED, message, null);
    }

    /** The picture needs more memory than there is. */
    public static CodecException tooLarge(String message, Throwable cause) {
        return new CodecException(Reason.TOO_LARGE, message, cause);
    }

    /** Why the bytes don't become the expected picture. */
    public Reason reason() {
        return reason;
    }
}
