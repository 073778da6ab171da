package io.maotong.sandbox.port;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The first suite of the port, SM2 with SM3: the shape of the signature, its value and the digest of the message. Two
 * spellings of the suite are understood: the official one, and the one that a client in the wild uses with a sha1 digest.
 */
final class SmSignature {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String OFFICIAL = "http://www.chinaport.gov.cn/2022/04/xmldsig#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final Set<String> METHODS = Set.of(OFFICIAL + "sm2-sm3", DSIG + "sm2-sm3");

    /** @param code of DxpRep; null if the signature holds */
    record Verdict(String code, String info) {

        private static Verdict shape(String info) {
            return new Verdict("1001", info);
        }
    }

    private SmSignature() {}

    /** Whether a signature says that it is of this suite. */
    static boolean isMeant(Element signature) {
        List<Element> info = children(signature, "SignedInfo");
        return info.size() == 1
                && children(info.getFirst(), "SignatureMethod").stream()
                        .anyMatch(method -> METHODS.contains(method.getAttribute("Algorithm")));
    }

    /** @param publicKey 04, x, y */
    static Verdict verify(Element signature, byte[] publicKey) {
        Element info = children(signature, "SignedInfo").getFirst();
        List<Element> parts = children(info, null);
        if (parts.size() != 3
                || !is(parts.get(0), "CanonicalizationMethod", C14N)
                || !METHODS.contains(parts.get(1).getAttribute("Algorithm"))
                || !"Reference".equals(parts.get(2).getLocalName())) {
            return Verdict.shape("SignedInfo应依次为规范化算法C14N 1.0、签名算法和一个Reference");
        }
        Element reference = parts.get(2);
        List<Element> inReference = children(reference, null);
        List<Element> transforms = inReference.isEmpty() ? List.of() : children(inReference.getFirst(), null);
        if (!reference.hasAttribute("URI")
                || !reference.getAttribute("URI").isEmpty()
                || inReference.size() != 3
                || !"Transforms".equals(inReference.get(0).getLocalName())
                || transforms.size() != 1
                || !is(transforms.getFirst(), "Transform", DSIG + "enveloped-signature")) {
            return Verdict.shape("Reference应指向整个报文，且仅有一个enveloped-signature转换");
        }
        byte[] value;
        byte[] digest;
        try {
            value = decoded(children(signature, "SignatureValue"));
            digest = decoded(List.of(inReference.get(2)));
        } catch (IllegalArgumentException unreadable) {
            return Verdict.shape("签名值或摘要不是Base64");
        }
        if (!Sm2.holds(publicKey, Sm2.DEFAULT_USER, CanonicalXml.of(info, null), value)) {
            return Verdict.shape("签名值无效");
        }
        byte[] message = CanonicalXml.of(signature.getOwnerDocument().getDocumentElement(), signature);
        byte[] computed = digest(inReference.get(1).getAttribute("Algorithm"), message);
        if (computed == null) {
            return Verdict.shape("摘要算法应为sm3");
        }
        return Arrays.equals(computed, digest) ? new Verdict(null, null) : new Verdict("1004", "报文内容与签名不一致");
    }

    private static byte[] digest(String algorithm, byte[] message) {
        try {
            return switch (algorithm) {
                case OFFICIAL + "sm3" -> Sm3.hash(message);
                case DSIG + "sha1" -> MessageDigest.getInstance("SHA-1").digest(message);
                default -> null;
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(List<Element> elements) {
        if (elements.size() != 1) {
            throw new IllegalArgumentException("one expected");
        }
        return Base64.getMimeDecoder()
                .decode(elements.getFirst().getTextContent().strip());
    }

    private static boolean is(Element element, String name, String algorithm) {
        return name.equals(element.getLocalName()) && algorithm.equals(element.getAttribute("Algorithm"));
    }

    /** Child elements of XML signature's namespace. @param name null for all */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && DSIG.equals(element.getNamespaceURI())
                    && (name == null || name.equals(element.getLocalName()))) {
                found.add(element);
            }
        }
        return found;
    }
}
