package io.phonelog.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that hold in every module, each with its reason. A module's test:
 *
 * <pre>
 * &#64;AnalyzeClasses(packages = "io.phonelog", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     &#64;ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
 * }
 * </pre>
 */
public final class ArchitectureRules {
    private static final String VERB = "jakarta.ws.rs.HttpMethod";

    @ArchTest
    public static final ArchRule servicesDoNotSeeEachOther =
            slices().assignedFrom(new Services())
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .because(
                            "a service is replaced, scaled and understood alone; what services share goes through contracts");

    @ArchTest
    public static final ArchRule endpointsSayWhoMayCallThem =
            methods()
                    .that()
                    .areMetaAnnotatedWith(VERB)
                    .should()
                    .beMetaAnnotatedWith("io.quarkus.security.PermissionsAllowed")
                    .orShould()
                    .beAnnotatedWith("jakarta.annotation.security.PermitAll")
                    .allowEmptyShould(true)
                    .because(
                            "an endpoint that forgets its permission is open to every tenant's user");

    @ArchTest
    public static final ArchRule endpointsArePublic =
            methods()
                    .that()
                    .areMetaAnnotatedWith(VERB)
                    .should()
                    .bePublic()
                    .allowEmptyShould(true)
                    .because("Quarkus leaves out any other, with a warning that nobody reads");

    @ArchTest
    public static final ArchRule resourcesReturnViews =
            methods()
                    .that()
                    .areMetaAnnotatedWith(VERB)
                    .should(returnNoEntity())
                    .allowEmptyShould(true)
                    .because("an entity on the wire turns every column into a promise to clients");

    @ArchTest
    public static final ArchRule contractsAndParserKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.phonelog.contracts..", "io.phonelog.parser..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "io.smallrye..",
                            "io.vertx..",
                            "jakarta..",
                            "org.apache.kafka..",
                            "org.eclipse.microprofile..",
                            "java.sql..")
                    .allowEmptyShould(true)
                    .because(
                            "they are libraries: they outlive the framework and are used without it");

    @ArchTest
    public static final ArchRule fieldsAreNotInjected =
            noFields()
                    .should()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .allowEmptyShould(true)
                    .because(
                            "what a class needs stands in its constructor, where a test can give it");

    @ArchTest
    public static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .should()
                    .haveSimpleNameContaining("Manager")
                    .orShould()
                    .haveNameMatching(".*\\.(Base|Common)[A-Z]\\w*|.*(Helper|Utils?|Impl|Dto|DTO)")
                    .allowEmptyShould(true)
                    .because("these words fit anything, so they tell the reader nothing");

    private ArchitectureRules() {}

    private static ArchCondition<JavaMethod> returnNoEntity() {
        DescribedPredicate<JavaClass> entity =
                DescribedPredicate.describe(
                        "entity", type -> type.isAnnotatedWith("jakarta.persistence.Entity"));
        return new ArchCondition<>("return no entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(entity)
                        .forEach(
                                type ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        method,
                                                        method.getDescription()
                                                                + " returns the entity "
                                                                + type.getName())));
            }
        };
    }

    /** Each service's packages are one slice; everything else may be used by all. */
    private static final class Services implements SliceAssignment {
        private static final Pattern SERVICE =
                Pattern.compile(
                        "io\\.phonelog\\.(upload|job|worker|template|event|notification|monitoring)(\\..*)?");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher matcher = SERVICE.matcher(type.getPackageName());
            return matcher.matches()
                    ? SliceIdentifier.of(matcher.group(1))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "services";
        }
    }
}
