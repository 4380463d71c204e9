// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A port as a node's description tells of it.
 *
 * @param description one sentence or two
 */
public record DescribedPort(String name, boolean optional, String description) {

    /**
     * The ports of one side in their order. In descriptions dynamic ports have a {@code dyn} before their names.
     *
     * @param description of the node; null has none
     * @param kind {@code inport} or {@code outport}
     */
    public static List<DescribedPort> of(Element description, String kind) {
        List<DescribedPort> ports = new ArrayList<>();
        if (description == null) {
            return ports;
        }
        for (Node node = description.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element)) {
                continue;
            }
            String tag = element.getTagName().replaceFirst("^.*:", "").toLowerCase(Locale.ROOT);
            if (tag.equals("ports")) {
                ports.addAll(of(element, kind));
            } else if (tag.equals(kind) || tag.equals("dyn" + kind)) {
                boolean optional = tag.startsWith("dyn")
                        || element.getAttribute("optional").equals("true");
                String said = element.getTextContent().strip().replaceAll("\\s+", " ");
                ports.add(new DescribedPort(element.getAttribute("name"), optional, said));
            }
        }
        return ports;
    }
}
