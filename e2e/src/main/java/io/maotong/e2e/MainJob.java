package io.maotong.e2e;

import io.maotong.e2e.http.Api;
import io.maotong.e2e.http.Waiting;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The main job: a crystal-craft company of Donghai from registration to its first export refund, over HTTP through the
 * gateway. {@code --merchants=50} sends as many companies at once; {@code --patience=600} is how long one wait may take, in
 * seconds; without it the patience grows with the number of companies.
 */
public final class MainJob {

    private static final List<Stage> STAGES = List.of(
            new RegistrationStage(),
            new OrderStage(),
            new ShipmentStage(),
            new CollectionStage(),
            new DeclarationStage(),
            new InvoiceStage(),
            new RefundStage(),
            new InsightStage());

    private final Settings settings;
    private final int merchants;
    private final Duration patience;
    private final String run;

    private MainJob(Settings settings, int merchants, Duration patience) {
        this.settings = settings;
        this.merchants = merchants;
        this.patience = patience;
        this.run = Long.toString(Instant.now().getEpochSecond() % 10_000_000, 36);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Integer> options = new HashMap<>(Map.of("merchants", 1, "patience", 0));
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length != 2 || !options.containsKey(parts[0]) || !parts[1].matches("\\d{1,5}")) {
                System.err.println("usage: main-job [--merchants=1] [--patience=180]");
                System.exit(2);
            }
            options.put(parts[0], Integer.valueOf(parts[1]));
        }
        int merchants = options.get("merchants");
        int patience = options.get("patience") > 0 ? options.get("patience") : 150 + 30 * merchants;
        MainJob job = new MainJob(Settings.fromEnvironment(), merchants, Duration.ofSeconds(patience));
        System.exit(job.run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        long start = System.nanoTime();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                ExecutorService travellers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> journeys = new ArrayList<>();
            Api operator = operator(http);
            for (int number = 1; number <= merchants; number++) {
                journeys.add(travellers.submit(journey(http, operator, number)));
            }
            int closed = 0;
            for (int i = 0; i < journeys.size(); i++) {
                try {
                    journeys.get(i).get();
                    closed++;
                } catch (ExecutionException e) {
                    System.out.printf("merchant %d stopped: %s%n", i + 1, e.getCause());
                    if (merchants == 1) {
                        e.getCause().printStackTrace(System.out);
                    }
                }
            }
            System.out.printf(
                    "%nmain job: %d of %d chains closed in %.1f s%n",
                    closed, merchants, (System.nanoTime() - start) / 1e9);
            System.out.printf("%d passed, %d failed%n", closed, merchants - closed);
            return closed == merchants;
        }
    }

    private Callable<String> journey(HttpClient http, Api operator, int number) {
        return () -> {
            Api outside = new Api(http, settings.sandbox());
            outside.header("X-Control-Token", settings.controlToken());
            Journey journey = new Journey(
                    number, run, outside, operator, new Api(http, settings.gateway()), new Waiting(patience));
            for (Stage stage : STAGES) {
                long began = System.nanoTime();
                String numbers = stage.run(journey);
                if (merchants == 1) {
                    System.out.printf("%-44s %6.1f s  %s%n", stage.name(), (System.nanoTime() - began) / 1e9, numbers);
                }
            }
            return journey.companyName;
        };
    }

    private Api operator(HttpClient http) {
        Api operator = new Api(http, settings.gateway());
        signIn(operator);
        operator.renewWith(() -> signIn(operator));
        return operator;
    }

    private void signIn(Api operator) {
        String token = operator.form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "urn:maotong:grant:password",
                                "username", "ops",
                                "password", settings.operatorPassword(),
                                "client_id", "maotong-console"))
                .get("access_token")
                .asString();
        operator.header("Authorization", "Bearer " + token);
    }
}
