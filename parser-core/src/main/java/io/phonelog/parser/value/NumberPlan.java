package io.phonelog.parser.value;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How one region writes its numbers: what libphonenumber knows of it, laid out for plain figures.
 */
final class NumberPlan {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final String code;
    private final boolean main;
    private final BitSet lengths = new BitSet();
    private final int longest;
    private final Pattern viable;
    private final Prefix abroad;
    private final Prefix trunk;
    private final boolean rewrites;

    private NumberPlan(PhoneMetadata region) {
        PhoneNumberDesc general = region.getGeneralDesc();
        this.code = Integer.toString(region.getCountryCode());
        this.main =
                LIBRARY.getRegionCodeForCountryCode(region.getCountryCode()).equals(region.getId());
        general.getPossibleLengthList().stream().filter(n -> n > 0).forEach(lengths::set);
        this.longest = lengths.length() - 1;
        general.getPossibleLengthLocalOnlyList().stream()
                .filter(n -> n > 0)
                .forEach(lengths::clear);
        this.viable = Pattern.compile(general.getNationalNumberPattern());
        this.abroad = new Prefix(region.getInternationalPrefix());
        this.trunk = new Prefix(region.getNationalPrefixForParsing());
        this.rewrites = !region.getNationalPrefixTransformRule().isEmpty();
    }

    /** Of an ISO 3166 region; null when there is no such region with numbers. */
    static @Nullable NumberPlan of(String region) {
        if (!LIBRARY.getSupportedRegions().contains(region)) {
            return null;
        }
        PhoneMetadata known =
                DefaultMetadataDependenciesProvider.getInstance()
                        .getPhoneNumberMetadataSource()
                        .getMetadataForRegion(region);
        return known == null ? null : new NumberPlan(known);
    }

    /** The country code. */
    String code() {
        return code;
    }

    /** Whether the region is the first among those that share its country code. */
    boolean main() {
        return main;
    }

    /** Whether a national number may have so many figures. */
    boolean isPossible(int figures) {
        return lengths.get(figures);
    }

    /** Whether no national number has so many figures. */
    boolean isTooLong(int figures) {
        return figures > longest;
    }

    boolean isViable(String figures, int from) {
        return viable.matcher(figures).region(from, figures.length()).matches();
    }

    /** Whether the figures begin as numbers of other countries do when dialled from here. */
    boolean beginsAbroad(String figures) {
        return abroad.begins(figures, 0);
    }

    /** Whether the figures may begin with what is dialled before national numbers. */
    boolean beginsTrunk(String figures, int from) {
        return trunk.begins(figures, from);
    }

    /**
     * How long that is; 0 where it is not told by the figures alone, or where more is changed than
     * taken off.
     */
    int trunkLength(String figures) {
        return rewrites ? 0 : trunk.length(figures);
    }

    /** What numbers may begin with: most often one of a few fixed figures. */
    private static final class Prefix {
        private static final Pattern FIGURES = Pattern.compile("\\d+(?:\\|\\d+)*");

        private final List<String> fixed;
        private final @Nullable Pattern pattern;

        Prefix(String expression) {
            boolean figures = FIGURES.matcher(expression).matches();
            this.fixed = figures ? List.of(expression.split("\\|")) : List.of();
            this.pattern = figures || expression.isEmpty() ? null : Pattern.compile(expression);
        }

        boolean begins(String figures, int from) {
            for (String one : fixed) {
                if (figures.startsWith(one, from)) {
                    return true;
                }
            }
            return pattern != null
                    && pattern.matcher(figures).region(from, figures.length()).lookingAt();
        }

        /** Of the first of the fixed figures that these begin with; 0 when it is none. */
        int length(String figures) {
            for (String one : fixed) {
                if (figures.startsWith(one)) {
                    return one.length();
                }
            }
            return 0;
        }
    }
}
