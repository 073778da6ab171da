package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Profile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Enveloped XMLDSig of a business message (云加签). The message comes in canonical form, so its digest is the digest of its
 * bytes and SignedInfo can be written down as it is canonicalised; nothing is parsed.
 */
final class MessageSignature {

    /**
     * @param content the signed message as it is sent
     * @param digest base64
     */
    record Signed(byte[] content, String digest) {}

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String CEB = "http://www.chinaport.gov.cn/ceb";
    private static final String BEGIN = "<ds:Signature xmlns:ds=\"" + DSIG + "\">";
    private static final String END = "</ds:Signature>";

    private final Profile profile;
    private final SignatureSuite suite;

    MessageSignature(Profile profile) {
        this.profile = profile;
        this.suite = new SignatureSuite(profile);
    }

    /**
     * @param canonical the message without a signature, in canonical form
     * @param signer makes the signature value out of canonical bytes
     */
    Signed sign(String canonical, SigningCertificate certificate, UnaryOperator<byte[]> signer) {
        try {
            String digest = digest(canonical);
            String signedInfo = signedInfo(digest);
            String value = Base64.getEncoder().encodeToString(signer.apply(inContext(signedInfo)));
            int end = canonical.lastIndexOf("</");
            String text = DECLARATION
                    + canonical.substring(0, end)
                    + BEGIN
                    + signedInfo
                    + "<ds:SignatureValue>" + value + "</ds:SignatureValue><ds:KeyInfo><ds:KeyName>"
                    + certificate.number()
                    + "</ds:KeyName><ds:X509Data><ds:X509Certificate>"
                    + Base64.getEncoder()
                            .encodeToString(certificate.certificate().getEncoded())
                    + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
                    + END
                    + canonical.substring(end);
            return new Signed(text.getBytes(StandardCharsets.UTF_8), digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    /**
     * Checks a message of ours before it is sent. Stricter than a verifier elsewhere: it must still be in the form in
     * which it was signed, so that a re-formatted message is found here and not at the port; one signature and no more.
     */
    boolean holds(byte[] content, PublicKey key) {
        String text = new String(content, StandardCharsets.UTF_8);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (!text.startsWith(DECLARATION)
                || begin < 0
                || end < begin
                || text.indexOf("<ds:Signature ", begin + 1) >= 0) {
            return false;
        }
        String canonical = text.substring(DECLARATION.length(), begin) + text.substring(end + END.length());
        String signature = text.substring(begin + BEGIN.length(), end);
        try {
            String signedInfo = signedInfo(digest(canonical));
            if (!signature.startsWith(signedInfo)) {
                return false;
            }
            return suite.holds(
                    key,
                    inContext(signedInfo),
                    Base64.getDecoder().decode(between(signature, "<ds:SignatureValue>", "</ds:SignatureValue>")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String digest(String canonical) {
        return Base64.getEncoder().encodeToString(suite.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private String signedInfo(String digest) {
        return "<ds:SignedInfo>"
                + empty("CanonicalizationMethod", profile.canonicalization())
                + empty("SignatureMethod", profile.signatureMethod())
                + "<ds:Reference URI=\"\"><ds:Transforms>"
                + empty("Transform", profile.enveloped())
                + "</ds:Transforms>"
                + empty("DigestMethod", profile.digestMethod())
                + "<ds:DigestValue>" + digest + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
    }

    private static String empty(String element, String algorithm) {
        return "<ds:" + element + " Algorithm=\"" + algorithm + "\"></ds:" + element + ">";
    }

    /** As the apex of its own canonical form SignedInfo carries the namespaces that are in scope around it. */
    private static byte[] inContext(String signedInfo) {
        return signedInfo
                .replaceFirst("<ds:SignedInfo>", "<ds:SignedInfo xmlns:ceb=\"" + CEB + "\" xmlns:ds=\"" + DSIG + "\">")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end, from);
        return to < from ? "" : text.substring(from, to);
    }
}
