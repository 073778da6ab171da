package io.maotong.customs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.customs.CustomsSettings.Signing;
import io.maotong.customs.CustomsSettings.Signing.Keeper;
import io.maotong.customs.FakePortAddress;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.exchange.SampleMessages;
import io.maotong.remote.authority.AuthorityClients;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Signing with keys that are elsewhere, and what is refused before anything leaves the house. */
@ServiceTest
class RemoteSignerTest implements FakePortAddress {

    private static final String OWNER = "3207960001";
    private final FakeSigner keeper = FakeSigner.get();

    @Autowired
    private AuthorityClients authorities;

    @Autowired
    private JsonMapper json;

    private MessageSigner signer;

    @BeforeEach
    void signer() {
        signer = signer(Clock.systemUTC());
    }

    @AfterEach
    void well() {
        keeper.mood = FakeSigner.Mood.WELL;
    }

    private MessageSigner signer(Clock clock) {
        return new MessageSigner(
                null,
                new RemoteSigner(authorities, json),
                new Signing(Keeper.REMOTE, Map.of("rsa", TestCertificates.RSA, "sm2", TestCertificates.SM2)),
                clock);
    }

    private MessageSigner.Signed sign(String owner, String profile) {
        return signer.sign(SampleMessages.message(DocumentType.LIST, 2), owner, "东海县水晶有限公司", profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "sm2"})
    void remoteKeySignsTheWholeMessageOnce(String profile) {
        int before = keeper.signatures.get();
        MessageSigner.Signed signed = sign(OWNER, profile);
        assertThat(keeper.signatures.get() - before).isEqualTo(1);
        assertThat(signed.keeper()).isEqualTo("REMOTE");
        assertThat(signed.certificateNo()).isEqualTo("remote-1");
        assertThat(new String(signed.content(), StandardCharsets.UTF_8)).containsOnlyOnce("<ds:Signature ");
    }

    @Test
    void certificateExpiredThenRefusedWithItsCode() {
        keeper.mood = FakeSigner.Mood.EXPIRED;
        assertThatThrownBy(() -> sign(OWNER, "sm2"))
                .isInstanceOf(CertificateRefused.class)
                .extracting("code")
                .isEqualTo("CERT-EXPIRED");
    }

    @Test
    void certificateOnlyValidLaterThenRefused() {
        signer = signer(Clock.fixed(Instant.now().minus(Duration.ofDays(3)), ZoneOffset.UTC));
        assertThatThrownBy(() -> sign(OWNER, "rsa"))
                .isInstanceOf(CertificateRefused.class)
                .extracting("code")
                .isEqualTo("CERT-EXPIRED");
    }

    @Test
    void certificateOfAnotherEnterpriseThenRefusedAndNothingIsSigned() {
        keeper.mood = FakeSigner.Mood.OTHER_OWNER;
        int before = keeper.signatures.get();
        assertThatThrownBy(() -> sign(OWNER, "sm2"))
                .isInstanceOf(CertificateRefused.class)
                .hasMessageContaining("9999999999")
                .extracting("code")
                .isEqualTo("CERT-OWNER");
        assertThat(keeper.signatures.get()).isEqualTo(before);
    }

    @Test
    void signerRefusesThenTheDocumentsAreRefused() {
        keeper.mood = FakeSigner.Mood.REFUSING;
        assertThatThrownBy(() -> sign(OWNER, "sm2")).isInstanceOf(CertificateRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "SILENT"})
    void signerIsAwayThenLater(String mood) {
        keeper.mood = FakeSigner.Mood.valueOf(mood);
        assertThatThrownBy(() -> sign(OWNER, "sm2")).isInstanceOf(CertificateLater.class);
    }

    @Test
    void signatureOneBitWrongThenItIsFoundBeforeSending() {
        keeper.mood = FakeSigner.Mood.WRONG_SIGNATURE;
        assertThatThrownBy(() -> sign(OWNER, "sm2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold");
    }
}
