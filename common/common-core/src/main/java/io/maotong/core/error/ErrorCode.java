package io.maotong.core.error;

/**
 * A stable code that clients may test for, such as {@code ORDER-40001}. Each service keeps its codes in one enum.
 * The digits begin with the HTTP status.
 */
public interface ErrorCode {

    String code();

    /** What went wrong, as a title. */
    Text title();

    /** The HTTP status: the first three digits of the number in the code. */
    default int status() {
        String code = code();
        return Integer.parseInt(code.substring(code.lastIndexOf('-') + 1).substring(0, 3));
    }
}
