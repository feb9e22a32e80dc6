package io.phonelog.parser.archive;

import io.phonelog.contracts.parse.Layer;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What is left of a file when its layers are taken off. */
public final class Content {
    private final FileBytes file;
    private final List<Layer> layers;
    private final ArchiveLimits limits;

    public Content(FileBytes file, List<Layer> layers, ArchiveLimits limits) {
        this.file = file;
        this.layers = layers;
        this.limits = limits;
    }

    /** Whether it is the file as it is, so that any part of it can be read alone. */
    public boolean isPlain() {
        return layers.isEmpty();
    }

    public List<Layer> layers() {
        return layers;
    }

    public long fileSize() {
        return file.size();
    }

    /** A part of a plain file. */
    public InputStream part(long from, long to) throws IOException {
        return file.open(from, to);
    }

    /** At least so many bytes, or all there are. */
    public InputStream start(long bytes) throws IOException {
        return isPlain() ? file.open(0, Math.min(bytes, file.size())) : open().in();
    }

    /** All of it. */
    public Opened open() throws IOException {
        MeteredStream metered = new MeteredStream(file.open(0, file.size()));
        InputStream in = metered;
        try {
            for (Layer layer : layers) {
                in = without(layer, in);
            }
            return new Opened(in, metered);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The content as a stream.
     *
     * @param file how far the file was read
     */
    public record Opened(InputStream in, MeteredStream file) {}

    /** How many bytes may come of the file. */
    public long limit() {
        return limits.of(file.size());
    }

    private InputStream without(Layer layer, InputStream in) throws IOException {
        long most = limit();
        if (layer instanceof Layer.Zip zip) {
            return new UnpackingStream(ZipMember.open(in, zip.entry()), most);
        }
        if (layer instanceof Layer.Recoded recoded) {
            return new RecodingStream(in, recoded.charset());
        }
        try {
            return new UnpackingStream(new GZIPInputStream(in, 1 << 16), most);
        } catch (ZipException | EOFException e) {
            throw new DamagedFile(RecordFault.ARCHIVE_DAMAGED, e);
        }
    }
}
