package io.phonelog.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The examples of a page of the documentation, as they stand there.
 *
 * @param examples in their order
 */
record Guide(List<Example> examples) {
    private static final Pattern FENCED =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /**
     * @param language as the page calls it
     */
    record Example(String language, String code) {
        private static Example of(MatchResult block) {
            return new Example(block.group(1), block.group(2));
        }
    }

    /**
     * @param page below the repository's root
     */
    static Guide read(String page) throws IOException {
        Path root = Path.of(System.getProperty("phonelog.root"));
        String text = Files.readString(root.resolve(page));
        return new Guide(FENCED.matcher(text).results().map(Example::of).toList());
    }

    List<String> languages() {
        return examples.stream().map(Example::language).toList();
    }

    /** The code of the n-th example in a language, from 0. */
    String code(String language, int n) {
        return examples.stream()
                .filter(example -> example.language().equals(language))
                .skip(n)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
