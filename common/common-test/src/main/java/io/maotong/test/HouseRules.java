package io.maotong.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** The lines that every service keeps to. Each service extends it once with its base package. */
public abstract class HouseRules {

    private static final Set<String> WALL_CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.LocalTime",
            "java.time.YearMonth",
            "java.time.Year");

    private final String basePackage;
    private final JavaClasses classes;

    protected HouseRules(String basePackage) {
        this.basePackage = basePackage;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(basePackage);
    }

    @Test
    void timeComesFromAClock() {
        noClasses().should().callMethodWhere(wallClock()).check(classes);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        noFields()
                .that()
                .haveNameMatching("(?i).*(amount|price|tax|total|value|balance|charge|fee|rate)$")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void featuresDependOnEachOtherInOneDirectionOnly() {
        slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void controllersAreNamedAfterTheirAudience() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .haveNameMatching(".*\\.(Merchant|Ops|Open|Internal|Public)\\w*Controller")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void rowsAndMappersStayInsideTheirFeature() {
        classes()
                .that(simpleNameEndingWith("Row").or(simpleNameEndingWith("Mapper")))
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void controllersDoNotReachForTheDatabase() {
        noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Mapper").and(resideInAPackage(basePackage + "..")))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static DescribedPredicate<JavaMethodCall> wallClock() {
        return new DescribedPredicate<>("the wall clock is read") {
            @Override
            public boolean test(JavaMethodCall call) {
                JavaClass owner = call.getTargetOwner();
                String name = call.getName();
                boolean now = name.equals("now")
                        && WALL_CLOCKS.contains(owner.getName())
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.time.Clock"));
                return now || (owner.getName().equals("java.lang.System") && name.equals("currentTimeMillis"));
            }
        };
    }
}
