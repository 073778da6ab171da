package io.maotong.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.web.security.EarlyPermissionCheck;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every endpoint of a service's OpenAPI document as nobody, in the wrong role, without the permission and, where
 * it names an object, as another merchant. Each service extends it once; a new endpoint is covered without a word.
 *
 * <p>Subclasses are {@link ServiceTest}s and create one object of each kind that a merchant endpoint names.
 */
public abstract class EndpointGuard {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final long STRANGER = 990_000_001L;

    private record Endpoint(HttpMethod method, String path) {

        String in(Map<String, String> values) {
            Matcher variables = VARIABLE.matcher(path);
            return variables.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "1")));
        }

        boolean namesAnObject() {
            return path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Autowired
    private MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JsonMapper json;

    /**
     * Ids of existing objects of some merchant, by {@code "<path> <variable>"} or just by the variable's name. Every
     * path variable of a merchant endpoint needs one.
     */
    protected abstract Map<String, String> objectsOfSomebody() throws Exception;

    /** Path variables that name no merchant's object, such as the name of a code table. */
    protected Set<String> sharedVariables() {
        return Set.of();
    }

    /** Paths that need no token. */
    protected Set<String> publicPaths() {
        return Set.of();
    }

    @TestFactory
    List<DynamicTest> nobodyIsLetIn() throws Exception {
        return each(
                endpoint -> !publicPaths().contains(endpoint.path()),
                endpoint -> assertThat(status(endpoint, Map.of(), null))
                        .as(endpoint.toString())
                        .isEqualTo(401));
    }

    @TestFactory
    List<DynamicTest> wrongRoleIsRefused() throws Exception {
        String[] all = permissions().toArray(String[]::new);
        return each(endpoint -> !publicPaths().contains(endpoint.path()), endpoint -> {
            for (RequestPostProcessor caller : wrongRolesFor(endpoint.path(), all)) {
                assertThat(status(endpoint, Map.of(), caller))
                        .as(endpoint.toString())
                        .isEqualTo(403);
            }
        });
    }

    @TestFactory
    List<DynamicTest> rightRoleWithoutThePermissionIsRefused() throws Exception {
        return each(
                endpoint ->
                        endpoint.path().startsWith("/api/") && !publicPaths().contains(endpoint.path()),
                endpoint -> assertThat(status(endpoint, Map.of(), rightRoleFor(endpoint.path(), "no:permission")))
                        .as(endpoint.toString())
                        .isEqualTo(403));
    }

    @TestFactory
    List<DynamicTest> otherMerchantFindsNothing() throws Exception {
        Map<String, String> objects = objectsOfSomebody();
        String[] all = permissions().toArray(String[]::new);
        return each(
                endpoint -> endpoint.path().startsWith("/api/merchant/") && namesOwnedObject(endpoint), endpoint -> {
                    Map<String, String> values = new TreeMap<>();
                    Matcher variables = VARIABLE.matcher(endpoint.path());
                    while (variables.find()) {
                        String name = variables.group(1);
                        String value = objects.getOrDefault(endpoint.path() + " " + name, objects.get(name));
                        if (!sharedVariables().contains(name)) {
                            assertThat(value)
                                    .as("objectsOfSomebody() has no %s for %s", name, endpoint)
                                    .isNotNull();
                        }
                        values.put(name, value == null ? "1" : value);
                    }
                    int status = status(endpoint, values, Callers.merchant(STRANGER, all));
                    if (endpoint.method() == HttpMethod.GET) {
                        assertThat(status).as(endpoint.toString()).isEqualTo(404);
                    } else {
                        // A command may also be refused because of its body; it must never succeed.
                        assertThat(status).as(endpoint.toString()).isBetween(400, 499);
                    }
                });
    }

    @Test
    void everyEndpointOfTheApiNamesItsPermission() {
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/api/") && !publicPaths().contains(path)) {
                    assertThat(EarlyPermissionCheck.neededBy(method)).as(path).isNotEmpty();
                }
            }
        });
    }

    private boolean namesOwnedObject(Endpoint endpoint) {
        return endpoint.namesAnObject()
                && VARIABLE.matcher(endpoint.path())
                        .results()
                        .anyMatch(found -> !sharedVariables().contains(found.group(1)));
    }

    private Set<String> permissions() {
        Set<String> all = new LinkedHashSet<>();
        mappings.getHandlerMethods().values().forEach(method -> all.addAll(EarlyPermissionCheck.neededBy(method)));
        return all;
    }

    private static List<RequestPostProcessor> wrongRolesFor(String path, String... permissions) {
        List<RequestPostProcessor> callers = new ArrayList<>();
        if (!path.startsWith("/api/merchant/")) {
            callers.add(Callers.merchant(STRANGER, permissions));
        }
        if (!path.startsWith("/api/ops/")) {
            callers.add(Callers.operator(permissions));
        }
        if (!path.startsWith("/api/open/")) {
            callers.add(Callers.partner(STRANGER, permissions));
        }
        if (!path.startsWith("/internal/")) {
            callers.add(Callers.service("some-service"));
        }
        return callers;
    }

    private static RequestPostProcessor rightRoleFor(String path, String... permissions) {
        if (path.startsWith("/api/ops/")) {
            return Callers.operator(permissions);
        }
        return path.startsWith("/api/open/")
                ? Callers.partner(STRANGER, permissions)
                : Callers.merchant(STRANGER, permissions);
    }

    private interface Check {
        void on(Endpoint endpoint) throws Exception;
    }

    private List<DynamicTest> each(Predicate<Endpoint> chosen, Check check) throws Exception {
        return endpoints().stream()
                .filter(chosen)
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> check.on(endpoint)))
                .toList();
    }

    private List<Endpoint> endpoints() throws Exception {
        byte[] document = mvc.perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                json.readTree(document).get("paths").properties()) {
            for (String method : path.getValue().propertyNames()) {
                endpoints.add(new Endpoint(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path.getKey()));
            }
        }
        assertThat(endpoints).as("endpoints in the OpenAPI document").isNotEmpty();
        return endpoints;
    }

    private int status(Endpoint endpoint, Map<String, String> values, RequestPostProcessor caller) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.request(endpoint.method(), URI.create(endpoint.in(values)));
        if (endpoint.method() != HttpMethod.GET) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        if (caller != null) {
            request.with(caller);
        }
        return mvc.perform(request).andReturn().getResponse().getStatus();
    }
}
