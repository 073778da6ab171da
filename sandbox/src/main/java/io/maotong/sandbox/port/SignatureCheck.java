package io.maotong.sandbox.port;

import io.maotong.sandbox.eport.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Verifies the enveloped signature of a message: sm2-sm3 (see SmSignature) or rsa-sha1 over the whole message, canonical XML 1.0, a certificate of
 * our own authority in KeyInfo. Anything else in the signature is refused, so that nothing but the whole message can
 * have been signed.
 */
@Component
class SignatureCheck {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    // The platform does not know the curve of SM2: certificates are read by a library that does.
    private static final Provider SM = new BouncyCastleProvider();
    private static final Pattern OWNER = Pattern.compile("(?:SERIALNUMBER|2\\.5\\.4\\.5)=([0-9A-Z]+)");

    private final CertificateAuthority authority;
    private final Clock clock;

    /** @param ownerCode customs code of the certificate's owner */
    sealed interface Result {
        record Signed(String ownerCode, String certificateNo) implements Result {}

        record Absent() implements Result {}

        record Bad(String code, String info) implements Result {}
    }

    SignatureCheck(CertificateAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    Result verify(Document message) {
        NodeList found = message.getElementsByTagNameNS(DSIG, "Signature");
        if (found.getLength() == 0) {
            return new Result.Absent();
        }
        if (found.getLength() > 1 || found.item(0).getParentNode() != message.getDocumentElement()) {
            return new Result.Bad("1001", "签名节点应有且仅有一个，位于根节点之下");
        }
        Element element = (Element) found.item(0);
        X509Certificate certificate;
        try {
            certificate = certificate(element);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return new Result.Bad("1001", "签名证书无法读取");
        }
        if (certificate == null) {
            return new Result.Bad("1001", "缺少签名证书");
        }
        try {
            certificate.verify(authority.publicKey());
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException expired) {
            return new Result.Bad("1002", "签名证书已过期");
        } catch (GeneralSecurityException notOurs) {
            return new Result.Bad("1001", "签名证书不是电子口岸颁发或尚未生效");
        }
        return SmSignature.isMeant(element) ? verifySm(element, certificate) : verify(element, certificate);
    }

    private static Result verifySm(Element element, X509Certificate certificate) {
        byte[] point = SubjectPublicKeyInfo.getInstance(
                        certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
        SmSignature.Verdict verdict = SmSignature.verify(element, point);
        return verdict.code() == null ? signed(certificate) : new Result.Bad(verdict.code(), verdict.info());
    }

    private static Result verify(Element element, X509Certificate certificate) {
        try {
            DOMValidateContext context =
                    new DOMValidateContext(KeySelector.singletonKeySelector(certificate.getPublicKey()), element);
            // SHA-1 is what the published specification demands; the secure profile of the JDK forbids it.
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            String shape = shapeFault(signature);
            if (shape != null) {
                return new Result.Bad("1001", shape);
            }
            if (!signature.getSignatureValue().validate(context)) {
                return new Result.Bad("1001", "签名值无效");
            }
            if (!signature.getSignedInfo().getReferences().getFirst().validate(context)) {
                return new Result.Bad("1004", "报文内容与签名不一致");
            }
        } catch (MarshalException | XMLSignatureException | RuntimeException unreadable) {
            return new Result.Bad("1001", "签名无法解析");
        }
        return signed(certificate);
    }

    private static Result signed(X509Certificate certificate) {
        Matcher owner = OWNER.matcher(certificate.getSubjectX500Principal().toString());
        if (!owner.find()) {
            return new Result.Bad("1001", "签名证书没有单位代码");
        }
        return new Result.Signed(owner.group(1), certificate.getSerialNumber().toString(16));
    }

    private static String shapeFault(XMLSignature signature) {
        if (!signature.getSignedInfo().getSignatureMethod().getAlgorithm().equals(SignatureMethod.RSA_SHA1)) {
            return "签名算法应为rsa-sha1";
        }
        if (!signature
                .getSignedInfo()
                .getCanonicalizationMethod()
                .getAlgorithm()
                .equals(CanonicalizationMethod.INCLUSIVE)) {
            return "规范化算法应为C14N 1.0";
        }
        List<?> references = signature.getSignedInfo().getReferences();
        if (references.size() != 1 || !(references.get(0) instanceof Reference reference)) {
            return "应有且仅有一个Reference";
        }
        if (!"".equals(reference.getURI())) {
            return "Reference URI应为空";
        }
        if (!reference.getDigestMethod().getAlgorithm().equals(DigestMethod.SHA1)) {
            return "摘要算法应为sha1";
        }
        List<?> transforms = reference.getTransforms();
        boolean enveloped = transforms.size() == 1
                && transforms.get(0) instanceof Transform transform
                && transform.getAlgorithm().equals(Transform.ENVELOPED);
        return enveloped ? null : "应有且仅有一个enveloped-signature转换";
    }

    private static X509Certificate certificate(Element signature) throws GeneralSecurityException {
        NodeList certificates = signature.getElementsByTagNameNS(DSIG, "X509Certificate");
        if (certificates.getLength() == 0) {
            return null;
        }
        byte[] der = Base64.getMimeDecoder()
                .decode(certificates.item(0).getTextContent().strip());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509", SM).generateCertificate(new ByteArrayInputStream(der));
    }
}
