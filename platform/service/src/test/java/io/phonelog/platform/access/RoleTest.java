package io.phonelog.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class RoleTest {

    @Test
    void eachRoleMayAllThatTheOneBeforeMay() {
        Role[] roles = Role.values();
        for (int i = 1; i < roles.length; i++) {
            assertThat(roles[i].permissions()).containsAll(roles[i - 1].permissions());
        }
    }

    @Test
    void everyPermissionIsGivenToSomebodyAndNothingElseIs() throws Exception {
        Set<String> declared = new TreeSet<>();
        for (Field field : Permission.class.getFields()) {
            declared.add((String) field.get(null));
        }
        assertThat(new TreeSet<>(Role.OWNER.permissions())).isEqualTo(declared);
        assertThat(declared).allMatch(name -> name.matches("[a-z-]+:[a-z-]+"));
    }

    @Test
    void viewersChangeNothing() {
        assertThat(Role.VIEWER.permissions()).allMatch(name -> name.endsWith(":read"));
        assertThat(Role.VIEWER.permissions())
                .doesNotContain(Permission.AUDIT_READ, Permission.API_KEYS_MANAGE);
    }

    @Test
    void keysAndAuditAreForThoseWhoRunTheTenant() {
        List<Role> holders =
                Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(Permission.API_KEYS_MANAGE))
                        .toList();
        assertThat(holders).containsExactly(Role.ADMIN, Role.OWNER);
    }

    @Test
    void deletingIsForManagersAndUp() {
        assertThat(Role.ANALYST.permissions()).noneMatch(name -> name.endsWith(":delete"));
        assertThat(Role.MANAGER.permissions()).contains(Permission.TEMPLATES_DELETE);
    }

    @Test
    void severalRolesAddUp() {
        assertThat(Role.permissionsOf(List.of("viewer", "manager")))
                .isEqualTo(Role.MANAGER.permissions());
    }

    @Test
    void namesThatAreNoRoleGiveNothing() {
        assertThat(Role.permissionsOf(List.of("root", "ADMIN", "", "offline_access"))).isEmpty();
    }
}
