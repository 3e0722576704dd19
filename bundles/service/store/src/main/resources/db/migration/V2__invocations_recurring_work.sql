-- Records of invocations (not of all, see invocation_count), written in batches. seq is the order of arrival and the page key.
CREATE TABLE invocation (
  seq BIGINT IDENTITY(1,1) NOT NULL,
  id NVARCHAR(64) NOT NULL,
  app NVARCHAR(60) NOT NULL,
  function_name NVARCHAR(128) NOT NULL,
  trigger_type NVARCHAR(60) NOT NULL,
  agent NVARCHAR(60) NOT NULL,
  revision INT NOT NULL,
  attempt INT NOT NULL,
  started_us BIGINT NOT NULL,
  duration_us BIGINT NOT NULL,
  outcome NVARCHAR(20) NOT NULL,
  cold BIT NOT NULL,
  http_status INT NOT NULL,
  error NVARCHAR(MAX) NOT NULL,
  stack_trace NVARCHAR(MAX) NOT NULL,
  similar_count BIGINT NOT NULL,
  stored_us BIGINT NOT NULL,
  CONSTRAINT pk_invocation PRIMARY KEY (seq)
);
CREATE INDEX ix_invocation_app ON invocation (app, seq);
CREATE INDEX ix_invocation_id ON invocation (id);

-- Every invocation is counted here: one row for each function, agent and second in which something ended.
CREATE TABLE invocation_count (
  seq BIGINT IDENTITY(1,1) NOT NULL,
  app NVARCHAR(60) NOT NULL,
  function_name NVARCHAR(128) NOT NULL,
  agent NVARCHAR(60) NOT NULL,
  second_us BIGINT NOT NULL,
  calls BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  cold BIGINT NOT NULL,
  total_us BIGINT NOT NULL,
  upto_500us BIGINT NOT NULL,
  upto_1ms BIGINT NOT NULL,
  upto_2ms BIGINT NOT NULL,
  upto_5ms BIGINT NOT NULL,
  upto_10ms BIGINT NOT NULL,
  upto_20ms BIGINT NOT NULL,
  upto_50ms BIGINT NOT NULL,
  upto_100ms BIGINT NOT NULL,
  upto_200ms BIGINT NOT NULL,
  upto_500ms BIGINT NOT NULL,
  upto_1s BIGINT NOT NULL,
  upto_2s BIGINT NOT NULL,
  upto_5s BIGINT NOT NULL,
  upto_10s BIGINT NOT NULL,
  upto_30s BIGINT NOT NULL,
  longer BIGINT NOT NULL,
  CONSTRAINT pk_invocation_count PRIMARY KEY (seq)
);
CREATE INDEX ix_invocation_count ON invocation_count (app, second_us);

-- number counts the lines of one agent for one app, also those that were left out: a jump is a gap.
CREATE TABLE log_line (
  seq BIGINT IDENTITY(1,1) NOT NULL,
  app NVARCHAR(60) NOT NULL,
  agent NVARCHAR(60) NOT NULL,
  number BIGINT NOT NULL,
  at_us BIGINT NOT NULL,
  severity NVARCHAR(20) NOT NULL,
  function_name NVARCHAR(128) NOT NULL,
  invocation_id NVARCHAR(64) NOT NULL,
  category NVARCHAR(200) NOT NULL,
  message NVARCHAR(MAX) NOT NULL,
  stored_us BIGINT NOT NULL,
  CONSTRAINT pk_log_line PRIMARY KEY (seq)
);
CREATE INDEX ix_log_line_agent ON log_line (app, agent, number);
CREATE INDEX ix_log_line_app ON log_line (app, seq);
CREATE INDEX ix_log_line_invocation ON log_line (invocation_id);

-- Work that is done once in the installation, again and again: who moves due_us on does it.
CREATE TABLE recurring_work (
  name NVARCHAR(60) NOT NULL,
  due_us BIGINT NOT NULL,
  agent NVARCHAR(60) NOT NULL,
  CONSTRAINT pk_recurring_work PRIMARY KEY (name)
);
