package io.maotong.customs.exchange;

import io.maotong.customs.document.Documents;
import io.maotong.customs.exchange.jaxb.BaseTransfer;
import io.maotong.customs.exchange.jaxb.CEB303Message;
import io.maotong.customs.exchange.jaxb.CEB603Message;
import io.maotong.customs.exchange.jaxb.Inventory;
import io.maotong.customs.exchange.jaxb.InventoryHead;
import io.maotong.customs.exchange.jaxb.InventoryList;
import io.maotong.customs.exchange.jaxb.Order;
import io.maotong.customs.exchange.jaxb.OrderHead;
import io.maotong.customs.exchange.jaxb.OrderList;
import io.maotong.customs.signing.BenchSigner;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What one would write without this service's own writer: JAXB into a tree, the platform's XML signature over it, the tree
 * into bytes. Contexts and factories are made once, as they should be.
 */
final class JaxbMessages {

    private final JAXBContext context;
    private final DocumentBuilderFactory trees = DocumentBuilderFactory.newDefaultNSInstance();
    private final TransformerFactory transformers = TransformerFactory.newDefaultInstance();
    private final XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
    private final BenchSigner signer;

    JaxbMessages(BenchSigner signer) {
        this.signer = signer;
        try {
            context = JAXBContext.newInstance(CEB303Message.class, CEB603Message.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same message as objects. */
    static Object message(
            MessageDefinition definition, String guid, List<Documents.Version> versions, Map<String, String> transfer) {
        BaseTransfer base = filled(new BaseTransfer(), transfer);
        if (definition.type().code().equals("303")) {
            CEB303Message message = new CEB303Message();
            message.guid = guid;
            message.version = "1.0";
            message.transfer = base;
            for (Documents.Version version : versions) {
                Order order = new Order();
                order.head = added(filled(new OrderHead(), version.content().head()), version);
                version.content().rows().forEach(row -> order.rows.add(filled(new OrderList(), row)));
                message.documents.add(order);
            }
            return message;
        }
        CEB603Message message = new CEB603Message();
        message.guid = guid;
        message.version = "1.0";
        message.transfer = base;
        for (Documents.Version version : versions) {
            Inventory list = new Inventory();
            list.head = added(filled(new InventoryHead(), version.content().head()), version);
            version.content().rows().forEach(row -> list.rows.add(filled(new InventoryList(), row)));
            message.documents.add(list);
        }
        return message;
    }

    private static <T> T added(T head, Documents.Version version) {
        return filled(
                head,
                Map.of(
                        "guid", version.guid(),
                        "appType", version.appType(),
                        "appTime", version.appTime(),
                        "appStatus", "2"));
    }

    private static <T> T filled(T object, Map<String, String> values) {
        values.forEach((name, value) -> {
            try {
                Field field = object.getClass().getField(name);
                field.set(
                        object,
                        field.getType() == BigDecimal.class
                                ? new BigDecimal(value)
                                : field.getType() == Integer.class ? Integer.valueOf(value) : value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(name, e);
            }
        });
        return object;
    }

    Document tree(Object message) {
        try {
            Document document = trees.newDocumentBuilder().newDocument();
            context.createMarshaller().marshal(message, document);
            return document;
        } catch (ParserConfigurationException | JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    Document sign(Document document) {
        try {
            Reference reference = signatures.newReference(
                    "",
                    signatures.newDigestMethod(DigestMethod.SHA1, null),
                    List.of(signatures.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = signatures.newSignedInfo(
                    signatures.newCanonicalizationMethod(
                            CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                    signatures.newSignatureMethod(SignatureMethod.RSA_SHA1, null),
                    List.of(reference));
            KeyInfoFactory keys = signatures.getKeyInfoFactory();
            KeyInfo keyInfo = keys.newKeyInfo(
                    List.of(keys.newKeyName(signer.number()), keys.newX509Data(List.of(signer.x509()))));
            DOMSignContext where = new DOMSignContext(signer.pair().getPrivate(), document.getDocumentElement());
            where.setDefaultNamespacePrefix("ds");
            signatures.newXMLSignature(info, keyInfo).sign(where);
            return document;
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(Node node, boolean declared) {
        try {
            Transformer transformer = transformers.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, declared ? "no" : "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream(100_000);
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    Document parse(byte[] content) {
        try {
            return trees.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean holds(Document document) {
        try {
            DOMValidateContext where = new DOMValidateContext(signer.pair().getPublic(), signature(document));
            // SHA-1 is what the port prescribes; the platform refuses it otherwise.
            where.setProperty("org.jcp.xml.dsig.secureValidation", false);
            return signatures.unmarshalXMLSignature(where).validate(where);
        } catch (MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    static Node signature(Document document) {
        return document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    }

    Object read(Document document) {
        try {
            return context.createUnmarshaller().unmarshal(document);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}
