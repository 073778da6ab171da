import com.alibaba.nacos.NacosServerBasicApplication;
import com.alibaba.nacos.NacosServerWebApplication;
import com.alibaba.nacos.console.NacosConsole;
import com.alibaba.nacos.core.listener.startup.NacosStartUp;
import com.alibaba.nacos.core.listener.startup.NacosStartUpManager;
import com.alibaba.nacos.sys.env.DeploymentType;
import com.alibaba.nacos.sys.env.EnvUtil;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the Nacos server and its console in one process. The jars on the central repository come without
 * the official start class, which lives in the official archive only.
 */
final class NacosLauncher {

    private NacosLauncher() {}

    public static void main(String[] arguments) {
        EnvUtil.setDeploymentType(DeploymentType.MERGED);
        ConfigurableApplicationContext core = start(
                NacosStartUp.CORE_START_UP_PHASE,
                new SpringApplicationBuilder(NacosServerBasicApplication.class).web(WebApplicationType.NONE),
                arguments);
        start(
                NacosStartUp.WEB_START_UP_PHASE,
                new SpringApplicationBuilder(NacosServerWebApplication.class).parent(core),
                arguments);
        start(
                NacosStartUp.CONSOLE_START_UP_PHASE,
                new SpringApplicationBuilder(NacosConsole.class).parent(core),
                arguments);
    }

    private static ConfigurableApplicationContext start(
            String phase, SpringApplicationBuilder application, String[] arguments) {
        NacosStartUpManager.start(phase);
        return application.run(arguments);
    }
}
