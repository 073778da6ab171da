package io.maotong.forex.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a read message, without its namespace. */
final class XmlNode {

    private final String name;
    private final String namespace;
    private final Map<String, String> attributes;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    XmlNode(String name, String namespace, Map<String, String> attributes) {
        this.name = name;
        this.namespace = namespace;
        this.attributes = Map.copyOf(attributes);
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    void append(String characters) {
        text.append(characters);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    /** The first element at a path such as {@code Acct/Id/Othr/Id}. */
    Optional<XmlNode> at(String path) {
        XmlNode node = this;
        for (String step : path.split("/")) {
            List<XmlNode> found = node.all(step);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            node = found.getFirst();
        }
        return Optional.of(node);
    }

    /** The text at the first of the paths that has one. */
    Optional<String> text(String... paths) {
        for (String path : paths) {
            Optional<String> value = at(path).map(XmlNode::value).filter(found -> !found.isEmpty());
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    String value() {
        return text.toString().strip();
    }
}
