package io.maotong.user.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the two built-in operators at the very first start; later starts leave them alone. */
@Component
final class FirstOperators implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstOperators.class);

    private final Accounts accounts;
    private final OperatorProperties properties;
    private final PasswordHashing passwords;
    private final TransactionTemplate transaction;

    FirstOperators(
            Accounts accounts,
            OperatorProperties properties,
            PasswordHashing passwords,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.properties = properties;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create("ops", "运营", properties.opsPassword(), "OPERATIONS");
        create("auditor", "审计", properties.auditorPassword(), "AUDITOR");
    }

    private void create(String username, String displayName, String password, String role) {
        if (accounts.findByUsername(username).isPresent()) {
            return;
        }
        String hash = passwords.hash(password);
        Boolean made = transaction.execute(status -> accounts.createOperator(username, displayName, hash, role));
        if (Boolean.TRUE.equals(made)) {
            log.info("operator {} was created", username);
        }
    }
}
