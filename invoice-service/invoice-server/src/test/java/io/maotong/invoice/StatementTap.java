package io.maotong.invoice;

import com.baomidou.mybatisplus.extension.plugins.inner.PaginationInnerInterceptor;
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

/** Hears every statement of the thread that asked for it, as it goes to the database, with its values. */
@TestComponent
@Intercepts(@Signature(type = StatementHandler.class, method = "parameterize", args = Statement.class))
public class StatementTap implements Interceptor {

    private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

    public List<String> during(Runnable work) {
        Counting.forget();
        List<String> heard = new ArrayList<>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object outcome = invocation.proceed();
        if (HEARD.get() != null && invocation.getArgs()[0] instanceof PreparedStatement statement) {
            String text = statement.unwrap(JdbcPreparedStatement.class).toString();
            HEARD.get().add(text.substring(text.indexOf(": ") + 2));
        }
        return outcome;
    }

    /**
     * Counting statements are kept for the whole process and go through the configuration of the context that counted first, which
     * may be one without this tap.
     */
    private static final class Counting extends PaginationInnerInterceptor {

        static void forget() {
            countMsCache.clear();
        }
    }
}
