package org.minsheng.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes PDF files with Chinese text. One is made at a time; its pages wait in a temporary file, not in memory. */
@Component
public class Print {

    /** Adds the pages. */
    @FunctionalInterface
    public interface Pages {

        void draw(PDDocument document, Letters letters) throws IOException;
    }

    private final ReentrantLock onlyOne = new ReentrantLock();
    private @Nullable TrueTypeFont parsed;

    public void write(String title, Pages pages, OutputStream out) {
        onlyOne.lock();
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var type = font();
            document.getDocumentInformation().setTitle(title);
            pages.draw(document, new Letters(PDType0Font.load(document, type, true), type.getUnicodeCmapLookup()));
            document.save(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            onlyOne.unlock();
        }
    }

    /** Parsed once; only the glyphs used go into a file. */
    private TrueTypeFont font() throws IOException {
        var known = parsed;
        if (known == null) {
            try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
                known = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
            parsed = known;
        }
        return known;
    }
}
