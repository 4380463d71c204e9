// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.message.Message;

/** A failure that was foreseen; its message is shown to the user as it is. */
public final class KNIMEException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message message;

    public KNIMEException(String message) {
        this(Message.fromSummary(message), null);
    }

    public KNIMEException(String message, Throwable cause) {
        this(Message.fromSummary(message), cause);
    }

    private KNIMEException(Message message, Throwable cause) {
        super(message.toLogPrintable(), cause);
        this.message = message;
    }

    public static KNIMEException of(Message message) {
        return new KNIMEException(message, null);
    }

    public static KNIMEException of(Message message, Throwable cause) {
        return new KNIMEException(message, cause);
    }

    public Message getKNIMEMessage() {
        return message;
    }

    /** Wraps this for code that may not throw it. */
    public KNIMERuntimeException toUnchecked() {
        return new KNIMERuntimeException(this);
    }

    /** The unchecked twin. */
    public static final class KNIMERuntimeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KNIMERuntimeException(KNIMEException cause) {
            super(cause.getMessage(), cause);
        }

        @Override
        public synchronized KNIMEException getCause() {
            return (KNIMEException) super.getCause();
        }

        public Message getKNIMEMessage() {
            return getCause().getKNIMEMessage();
        }
    }
}
