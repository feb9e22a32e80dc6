package io.phonelog.parser.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a zip archive.
 *
 * @param names of its files, in the archive's order
 * @param workbook whether it is an XLSX workbook
 * @param document whether it is another office document
 */
record ZipListing(List<String> names, boolean workbook, boolean document) {
    private static final int MOST = 10_000;
    private static final Set<String> DATA =
            Set.of(
                    "csv", "tsv", "tab", "txt", "dat", "log", "json", "ndjson", "jsonl", "xml",
                    "html", "htm", "xlsx", "pdf", "cdr", "ber", "asn", "gz", "zip");

    static ZipListing of(InputStream zip) throws IOException {
        try (TemporaryFile copy = TemporaryFile.of(zip);
                ZipFile archive = copy.zip()) {
            List<String> names =
                    archive.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(ZipEntry::getName)
                            .limit(MOST)
                            .toList();
            boolean workbook = names.contains("xl/workbook.xml");
            boolean document =
                    names.contains("[Content_Types].xml")
                            || names.contains("mimetype")
                            || names.contains("META-INF/manifest.xml");
            return new ZipListing(names, workbook, document);
        }
    }

    /** The files that may be phone records: all but what systems leave beside them. */
    List<String> candidates() {
        List<String> files = new ArrayList<>();
        for (String name : names) {
            String own = name.substring(name.lastIndexOf('/') + 1);
            boolean left =
                    name.startsWith("__MACOSX/")
                            || own.startsWith(".")
                            || own.equalsIgnoreCase("Thumbs.db")
                            || own.equalsIgnoreCase("desktop.ini");
            if (!left) {
                files.add(name);
            }
        }
        List<String> data = files.stream().filter(ZipListing::isData).toList();
        return data.size() == 1 ? data : files;
    }

    private static boolean isData(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return DATA.contains(ending);
    }
}
