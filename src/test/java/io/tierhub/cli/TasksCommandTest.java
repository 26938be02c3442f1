package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as people see and do them. */
class TasksCommandTest {
    @TempDir
    Path folder;

    private CommandRig rig;

    @BeforeEach
    void aCustomerWithATask() throws IOException {
        rig = new CommandRig(folder);
        rig.system("erp", "system: erp\nkind: erp\ncustomers: {files: 'c*', key: no, map: {name: name}}\n");
        rig.write("home/config/actions.yaml", """
                first_run: all
                texts:
                  say_hello: {zh: "问候 ${customer}", en: "Say hello to ${customer}"}
                actions:
                  - id: hello
                    on: {enter: {tier: [D, C, PROSPECT]}}
                    once:
                      - {task: say_hello, owner: "role:sales", due: P2D}
                """);
        rig.write("c.csv", "no,name\n1,Ada Ltd\n2,Grace Inc\n");
        assertThat(rig.atHome("load", "erp", "c.csv").code()).isZero();
        assertThat(rig.atHome("grade").code()).isZero();
    }

    private String first() {
        return rig.atHome("tasks", "list", "-o", "json").json().at("/0/id").asText();
    }

    @Test
    void tasksAreListedWithWhoDoesThemUntilWhen() {
        JsonNode tasks = rig.atHome("tasks", "list", "-o", "json").json();
        assertThat(tasks).hasSize(2);
        assertThat(tasks.at("/0/owner").asText()).isEqualTo("role:sales");
        assertThat(tasks.at("/0/zh").asText()).contains("问候");
        assertThat(tasks.at("/0/due_at").asText()).isNotEmpty();
        assertThat(rig.atHome("tasks", "list").out()).contains("say_hello").contains("2 tasks to be done");
        assertThat(rig.atHome("tasks", "list", "--owner", "role:nobody", "-o", "json")
                        .json())
                .isEmpty();
    }

    @Test
    void aTaskThatIsAssignedIsTheirsAndADoneOneIsGone() {
        String task = first();
        assertThat(rig.atHome("tasks", "assign", task, "--to", "Li").code()).isZero();
        assertThat(rig.atHome("tasks", "list", "--owner", "Li", "-o", "json").json())
                .hasSize(1);
        assertThat(rig.atHome("tasks", "done", task, "--by", "Li", "--note", "pleased")
                        .code())
                .isZero();
        assertThat(rig.atHome("tasks", "list", "-o", "json").json()).hasSize(1);
        JsonNode all = rig.atHome("tasks", "list", "--all", "-o", "json").json();
        assertThat(all).hasSize(2);
        assertThat(all.at("/1/state").asText()).isEqualTo("DONE");
        assertThat(all.at("/1/by").asText()).isEqualTo("Li");
        CommandRig.Ran again = rig.atHome("tasks", "done", task, "--by", "Li");
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains("is DONE already");
        assertThat(rig.atHome("tasks", "done", "X1", "--by", "Li").err()).contains("not a task");
        assertThat(rig.atHome("tasks", "done", "T999999", "--by", "Li").err()).contains("there is no task");
    }

    @Test
    void whatNeedsAnApprovalIsApprovedOfAllAtOnce() throws IOException {
        rig.write("home/config/actions.yaml", """
                actions:
                  - id: terms
                    on: {during: {tier: [D, C, PROSPECT]}}
                    ensure: {erp: {price_list: VIP, approval: required}}
                """);
        assertThat(rig.atHome("grade", "--all").code()).isZero();
        assertThat(rig.atHome("tasks", "list").out()).contains("approve").contains("role:approver");
        assertThat(rig.atHome("tasks", "approve", "terms", "--by", "Chen").out())
                .contains("terms is approved for 2 customers · 已批准 2 个客户");
        assertThat(rig.atHome("tasks", "list").out()).contains("0 tasks to be done");
        assertThat(rig.atHome("tasks", "approve", "hello", "--by", "Chen").err())
                .contains("there is no action hello; approval: required stands in ensure");
    }

    @Test
    void theExportAndTheExplanationShowWhatIsDone() {
        CommandRig.Ran export = rig.atHome("export", "actions");
        assertThat(export.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("customer_id,action,began,tier,left,held,step,occurrence,kind,name,owner,state");
        assertThat(export.out()).contains("hello").contains("TASK,say_hello,role:sales,OPEN");
        String customer = rig.atHome("tasks", "list", "-o", "json")
                .json()
                .at("/0/customer_id")
                .asText();
        assertThat(rig.atHome("explain", customer).out())
                .contains("What is done")
                .contains("task  say_hello  role:sales");
        assertThat(rig.atHome("explain", customer, "-o", "json")
                        .json()
                        .at("/actions/0/todo/0/name")
                        .asText())
                .isEqualTo("say_hello");
    }

    @Test
    void aClassThatNoActionIsForIsAWarningAndNoFault() {
        CommandRig.Ran check = rig.atHome("check");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("warning: config/actions.yaml").contains("no action is for A");
    }
}
