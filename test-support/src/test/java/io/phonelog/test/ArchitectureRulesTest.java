package io.phonelog.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import io.phonelog.job.JobPeeksIntoUploads;
import io.phonelog.upload.HiddenEndpoint;
import io.phonelog.upload.InjectedField;
import io.phonelog.upload.OpenEndpoint;
import io.phonelog.upload.Upload;
import io.phonelog.upload.UploadManager;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Each rule catches its own specimen and lets a good class pass. */
class ArchitectureRulesTest {
    static Stream<Arguments> specimens() {
        return Stream.of(
                Arguments.of(
                        ArchitectureRules.servicesDoNotSeeEachOther, JobPeeksIntoUploads.class),
                Arguments.of(ArchitectureRules.endpointsSayWhoMayCallThem, OpenEndpoint.class),
                Arguments.of(ArchitectureRules.endpointsArePublic, HiddenEndpoint.class),
                Arguments.of(ArchitectureRules.resourcesReturnViews, OpenEndpoint.class),
                Arguments.of(
                        ArchitectureRules.contractsAndParserKnowNoFramework,
                        io.phonelog.contracts.FrameworkInContracts.class),
                Arguments.of(ArchitectureRules.fieldsAreNotInjected, InjectedField.class),
                Arguments.of(ArchitectureRules.namesSayWhatAThingIs, UploadManager.class));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void catchesWhatItForbidsAndSaysWhy(ArchRule rule, Class<?> specimen) {
        JavaClasses classes = new ClassFileImporter().importClasses(specimen, Upload.class);
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because");
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void letsGoodClassesPass(ArchRule rule, Class<?> specimen) {
        JavaClasses classes = new ClassFileImporter().importClasses(Tokens.class, Org.class);
        assertThat(rule.evaluate(classes).hasViolation()).as(specimen.getName()).isFalse();
    }
}
