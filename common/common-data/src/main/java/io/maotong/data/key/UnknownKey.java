package io.maotong.data.key;

/** What is stored names a key that is not held: nobody can tell what it says, nor whether it was changed. */
public final class UnknownKey extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownKey(String message) {
        super(message);
    }
}
