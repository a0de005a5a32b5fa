package org.minsheng.appeal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.huaban.analysis.jieba.JiebaSegmenter;
import com.huaban.analysis.jieba.JiebaSegmenter.SegMode;
import com.huaban.analysis.jieba.WordDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The small dictionary cuts as jieba does with its own. */
class CuttingTests {

    private static final Path REAL = Path.of("../shared/data/appeals-unlabelled.jsonl");

    private final Words words = new Words();
    private final JiebaSegmenter jieba = new JiebaSegmenter();

    @BeforeAll
    static void terms() {
        WordDictionary.getInstance().loadUserDict(Path.of("src/main/resources/appeal/words.txt"));
    }

    @Test
    void sentences_are_cut_as_by_jieba() {
        for (var text : List.of("", "。", "路灯", "我们小区三栋二单元门口的下水道已经堵了三天，污水从井盖里冒出来。", "黄桷树下的业委会三方联动",
            "ＡＢＣ１２３ 和 C++、AT&T 的 Wi-Fi",
                "凤凰苑3栋2单元501，电话0851-28222222", "研究生命起源", "囍囍囍饕餮", "😀路灯😀不亮")) {
            assertThat(words.cut(text)).as(text).isEqualTo(byJieba(text));
        }
    }

    @Test
    void real_messages_are_cut_as_by_jieba() throws IOException {
        assumeTrue(Files.exists(REAL), "needs " + REAL);
        try (var lines = Files.lines(REAL)) {
            lines.limit(400).forEach(line -> assertThat(words.cut(line)).isEqualTo(byJieba(line)));
        }
    }

    private List<String> byJieba(String text) {
        return jieba.process(text, SegMode.INDEX).stream()
            .map(token -> token.word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> word.length() <= 60 && word.codePoints().anyMatch(Character::isLetterOrDigit))
            .toList();
    }
}
