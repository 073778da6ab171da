package io.maotong.user.signin;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.user.UserError;
import io.maotong.user.account.Account;
import io.maotong.user.account.Accounts;
import io.maotong.user.account.Mobile;
import io.maotong.user.account.PasswordHashing;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds out who somebody is. Each step commits by itself, so that failures count whatever comes after. */
@Service
public class SignIn {

    private static final String CONSOLE = "maotong-console";

    private final SmsCodes codes;
    private final SignInGuard guard;
    private final SignInLog log;
    private final Accounts accounts;
    private final PasswordHashing passwords;

    SignIn(SmsCodes codes, SignInGuard guard, SignInLog log, Accounts accounts, PasswordHashing passwords) {
        this.codes = codes;
        this.guard = guard;
        this.log = log;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * By a code sent to a phone; an unknown number gets an account.
     *
     * @throws BusinessException SIGN_IN_FAILED, LOCKED
     */
    public Account byCode(String mobile, String code, Visitor visitor) {
        if (!Mobile.isValid(mobile)) {
            throw failed();
        }
        String who = "mobile:" + mobile;
        watch(who, "CODE", Mobile.masked(mobile), visitor);
        if (!codes.use(mobile, code)) {
            guard.failed(who, visitor.address());
            log.write(null, "CODE", Mobile.masked(mobile), visitor, "WRONG_CODE");
            throw failed();
        }
        Account account = accounts.ofMobile(mobile);
        return accept(account, who, "CODE", Mobile.masked(mobile), visitor);
    }

    /**
     * By user name or mobile number and password.
     *
     * @throws BusinessException SIGN_IN_FAILED, LOCKED, BUSY
     */
    public Account byPassword(String username, String password, Visitor visitor) {
        String who = "name:" + username;
        String shown = Mobile.isValid(username) ? Mobile.masked(username) : username;
        watch(who, "PASSWORD", shown, visitor);
        Optional<Account> account =
                Mobile.isValid(username) ? accounts.findByMobile(username) : accounts.findByUsername(username);
        boolean right;
        try {
            right = passwords.matches(
                    password, account.map(Account::passwordHash).orElse(null));
        } catch (BusinessException e) {
            log.write(null, "PASSWORD", shown, visitor, "BUSY");
            throw e;
        }
        if (!right) {
            guard.failed(who, visitor.address());
            log.write(account.map(Account::id).orElse(null), "PASSWORD", shown, visitor, "WRONG_PASSWORD");
            throw failed();
        }
        return accept(account.orElseThrow(), who, "PASSWORD", shown, visitor);
    }

    private void watch(String who, String method, String shown, Visitor visitor) {
        try {
            guard.check(who, visitor.address());
        } catch (BusinessException e) {
            log.write(null, method, shown, visitor, "LOCKED");
            throw e;
        }
    }

    private Account accept(Account account, String who, String method, String shown, Visitor visitor) {
        boolean console = CONSOLE.equals(visitor.clientId());
        if (!account.active() || console != (account.kind() == Account.Kind.OPERATOR)) {
            log.write(account.id(), method, shown, visitor, account.active() ? "WRONG_CLIENT" : "DISABLED");
            throw failed();
        }
        guard.succeeded(who);
        log.write(account.id(), method, shown, visitor, "SIGNED_IN");
        return account;
    }

    // The same words whatever was wrong: nobody learns which numbers or names exist.
    private static BusinessException failed() {
        ErrorCode code = UserError.SIGN_IN_FAILED;
        return new BusinessException(
                code,
                Text.of("手机号、验证码或密码不正确，或验证码已失效", "The number, code or password is not right, or the code has expired"));
    }
}
