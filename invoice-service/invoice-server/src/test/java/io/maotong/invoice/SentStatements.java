package io.maotong.invoice;

import com.mysql.cj.jdbc.JdbcPreparedStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.springframework.boot.test.context.TestComponent;

/** Keeps what the calling thread sends to the database, once its values are in place. */
@TestComponent
@Intercepts(@Signature(type = StatementHandler.class, method = "parameterize", args = Statement.class))
public class SentStatements implements Interceptor {

    private final ThreadLocal<List<String>> kept = new ThreadLocal<>();

    List<String> of(Runnable call) {
        kept.set(new ArrayList<>());
        try {
            call.run();
            return kept.get();
        } finally {
            kept.remove();
        }
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object done = invocation.proceed();
        List<String> mine = kept.get();
        if (mine != null && invocation.getArgs()[0] instanceof PreparedStatement statement) {
            // The driver shows the statement behind its own name.
            mine.add(statement.unwrap(JdbcPreparedStatement.class).toString().replaceFirst("^[^:]*: ", ""));
        }
        return done;
    }
}
