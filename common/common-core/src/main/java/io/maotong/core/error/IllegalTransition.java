package io.maotong.core.error;

/** An action that the state of its object does not allow. */
public final class IllegalTransition extends BusinessException {

    public IllegalTransition(String object, Enum<?> state, String action) {
        super(
                CommonError.ILLEGAL_STATE,
                Text.of("%1$s 处于 %2$s 状态，不能执行 %3$s", "%1$s is %2$s: cannot %3$s")
                        .with(object, state, action));
    }
}
