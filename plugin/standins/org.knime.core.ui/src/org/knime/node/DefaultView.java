// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.data.DataService.DataServiceBuilder;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.page.Page;
import org.knime.node.parameters.NodeParameters;

/** A view: a page and the data that it starts with. There is no window here, so nothing opens it. */
public final class DefaultView {
    private final Class<? extends NodeParameters> parametersClass;
    private final String description;
    private final Page page;
    private DefaultInitialData<?> initialData;
    private DefaultDataService dataService;

    DefaultView(
            Class<? extends NodeParameters> parametersClass,
            String description,
            Function<Page.RequireFromFileOrString, Page> page) {
        this.parametersClass = parametersClass;
        this.description = description;
        this.page = page.apply(Page.create());
    }

    public <D> DefaultView initialData(Function<RequireInitialData, DefaultInitialData<D>> data) {
        this.initialData = data.apply(DefaultInitialData.start());
        return this;
    }

    public DefaultView dataService(Function<RequireDataService, DefaultDataService> service) {
        this.dataService = service.apply(new DataServiceStart());
        return this;
    }

    Class<? extends NodeParameters> parametersClass() {
        return parametersClass;
    }

    String description() {
        return description;
    }

    Page page() {
        return page;
    }

    DefaultInitialData<?> initialData() {
        return initialData;
    }

    DefaultDataService dataService() {
        return dataService;
    }

    /** Next: the settings of the view. */
    @FunctionalInterface
    public interface RequireViewParameters {
        RequireDescription parametersClass(Class<? extends NodeParameters> type);

        default RequireDescription withoutParameters() {
            return parametersClass(NoParameters.class);
        }
    }

    /** Next: a description. */
    @FunctionalInterface
    public interface RequireDescription {
        RequirePage description(String text);
    }

    /** Next: the page. */
    @FunctionalInterface
    public interface RequirePage {
        DefaultView page(Function<Page.RequireFromFileOrString, Page> page);
    }

    /** What a view draws from. */
    public interface ViewInput {
        <S extends NodeParameters> S getParameters();

        default BufferedDataTable[] getInternalTables() {
            PortObject[] objects = getInternalPortObjects();
            BufferedDataTable[] tables = new BufferedDataTable[objects.length];
            System.arraycopy(objects, 0, tables, 0, objects.length);
            return tables;
        }

        PortObject[] getInternalPortObjects();
    }

    /** Next: the data that the page starts with. */
    public interface RequireInitialData {
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Next: what answers the page. */
    public interface RequireDataService extends AllowAddingNamedHandler {
        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /** Adds an object that answers the page under a name. */
    public interface AllowAddingNamedHandler {
        MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler);
    }

    abstract static class AbstractDataService<T extends DataServiceBuilder> implements DataServiceBuilder {
        AbstractDataService() {}
    }

    /** The data that the page starts with. */
    public static final class DefaultInitialData<D> extends AbstractDataService<DefaultInitialData<D>> {
        private final Function<ViewInput, D> data;
        private InitialDataService.Serializer<D> serializer;

        private DefaultInitialData(Function<ViewInput, D> data) {
            this.data = data;
        }

        static RequireInitialData start() {
            return new RequireInitialData() {
                @Override
                public <T> DefaultInitialData<T> data(Function<ViewInput, T> data) {
                    return new DefaultInitialData<>(data);
                }
            };
        }

        public DefaultInitialData<D> serializer(InitialDataService.Serializer<D> newSerializer) {
            this.serializer = newSerializer;
            return this;
        }

        Function<ViewInput, D> data() {
            return data;
        }

        InitialDataService.Serializer<D> serializer() {
            return serializer;
        }
    }

    /** What answers the page. */
    public abstract static class DefaultDataService extends AbstractDataService<DefaultDataService> {
        public DefaultDataService() {}
    }

    /** One object that answers the page. */
    public static final class SingleHandlerDataService extends DefaultDataService {
        SingleHandlerDataService() {}
    }

    /** Several objects that answer the page. */
    public static final class MultipleNamedHandlersDataService extends DefaultDataService
            implements AllowAddingNamedHandler {
        MultipleNamedHandlersDataService() {}

        @Override
        public MultipleNamedHandlersDataService addHandler(String name, Function<ViewInput, Object> handler) {
            return this;
        }
    }
}
