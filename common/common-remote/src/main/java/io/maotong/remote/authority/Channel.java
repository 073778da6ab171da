package io.maotong.remote.authority;

/** Where a status came from: a real authority 实时, the sandbox 模拟, or a person 人工录入. */
public enum Channel {
    LIVE,
    SANDBOX,
    MANUAL
}
