// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.consilium.imaging.internal.document.LidcDocument.Outline;
import org.consilium.imaging.internal.document.LidcDocument.Session;
import org.consilium.imaging.internal.files.CandidateFile;
import org.consilium.imaging.model.ImagingException;

/**
 * Reads LIDC annotation files. Document types and entities are refused. An outline of a single point marks a nodule
 * below 3 mm, which has no contour.
 */
public final class LidcXml {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private final List<Session> sessions = new ArrayList<>();
    private List<String> ids = new ArrayList<>();
    private String seriesUid = "";
    private String reader = "";
    private List<List<Outline>> nodules = new ArrayList<>();
    private List<Outline> nodule = new ArrayList<>();
    private OutlineBuilder outline = new OutlineBuilder();

    private LidcXml() {}

    /**
     * Parses a file.
     *
     * @return empty where the XML is something else
     * @throws ImagingException where it is broken, unsafe or a chest X-ray reading
     */
    public static Optional<LidcDocument> parse(CandidateFile file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // A reader of our own: these files are ASCII, and the parser prints broken bytes to the console.
        try (Reader in = new InputStreamReader(Files.newInputStream(file.path()), StandardCharsets.UTF_8)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return new LidcXml().read(file, xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new ImagingException("the XML is damaged and can't be read", e);
        }
    }

    private Optional<LidcDocument> read(CandidateFile file, XMLStreamReader xml)
            throws XMLStreamException, ImagingException {
        boolean root = true;
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new ImagingException("the XML has a document type or entities, which are refused");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (root && !isReading(xml.getLocalName())) {
                        return Optional.empty();
                    }
                    root = false;
                    text.setLength(0);
                    start(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml.getLocalName(), text.toString().trim());
                    text.setLength(0);
                }
                default -> {}
            }
        }
        boolean named = distinct();
        return Optional.of(new LidcDocument(file, seriesUid, named, named ? sessions : numbered()));
    }

    private static boolean isReading(String root) throws ImagingException {
        if (root.equals("IdriReadMessage")) {
            throw new ImagingException("chest X-ray readings (IdriReadMessage) are not supported; leave the file out");
        }
        return root.equals("LidcReadMessage");
    }

    private void start(String name) {
        switch (name) {
            case "readingSession" -> {
                reader = "";
                ids = new ArrayList<>();
                nodules = new ArrayList<>();
            }
            case "unblindedReadNodule" -> nodule = new ArrayList<>();
            case "roi" -> outline = new OutlineBuilder();
            default -> {}
        }
    }

    private void end(String name, String text) {
        switch (name) {
            case "SeriesInstanceUid", "SeriesInstanceUID" -> seriesUid = text;
            case "servicingRadiologistID" -> reader = text;
            case "noduleID", "nonNoduleID" -> ids.add(text);
            case "imageZposition" -> outline.z = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            case "imageSOP_UID" -> outline.sopUid = text;
            case "inclusion" -> outline.inclusion = !text.equalsIgnoreCase("FALSE");
            case "xCoord" -> outline.x.add(Integer.parseInt(text));
            case "yCoord" -> outline.y.add(Integer.parseInt(text));
            case "roi" -> {
                if (!outline.x.isEmpty()) {
                    nodule.add(outline.build());
                }
            }
            case "unblindedReadNodule" -> nodules.add(nodule);
            case "readingSession" -> sessions.add(new Session(reader, LidcSite.of(ids), nodules));
            default -> {}
        }
    }

    /** Most files call every reader "anon", or give a number that is another one in the next file. */
    private boolean distinct() {
        Set<String> names = new HashSet<>();
        return !sessions.isEmpty()
                && sessions.stream()
                        .map(Session::rater)
                        .allMatch(name -> !name.isEmpty()
                                && !name.equals("anon")
                                && !NUMBER.matcher(name).matches()
                                && names.add(name));
    }

    private List<Session> numbered() {
        List<Session> numbered = new ArrayList<>();
        for (Session session : sessions) {
            numbered.add(new Session("R" + (numbered.size() + 1), session.site(), session.nodules()));
        }
        return numbered;
    }

    private static final class OutlineBuilder {
        private final List<Integer> x = new ArrayList<>();
        private final List<Integer> y = new ArrayList<>();
        private double z = Double.NaN;
        private String sopUid = "";
        private boolean inclusion = true;

        private Outline build() {
            if (x.size() != y.size()) {
                throw new IllegalStateException("an outline has more columns than rows");
            }
            return new Outline(
                    z,
                    sopUid,
                    inclusion,
                    x.stream().mapToInt(Integer::intValue).toArray(),
                    y.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
