package io.maotong.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreferenceTest extends UserServiceTest {

    private static final String PATH = "/api/merchant/preferences";

    @Test
    void putWhenObjectThenReadBackAndOnlyByItsOwner() throws Exception {
        SignedIn owner = newOwner();
        assertThat(read(PATH, owner.access()).body().size()).isZero();

        replace(PATH, owner.access(), "{\"language\":\"zh-CN\"}");
        replace(PATH, owner.access(), "{\"language\":\"en\",\"largeText\":true}");

        assertThat(read(PATH, owner.access()).text("language")).isEqualTo("en");
        assertThat(read(PATH, newOwner().access()).body().size()).isZero();
    }

    @Test
    void putWhenNoObjectThenRefused() throws Exception {
        assertThat(replace(PATH, newOwner().access(), "[1]").text("code")).isEqualTo("USER-40008");
    }
}
