-- When each timer is due and which one agent runs it. function_name is in lower case; last_us is 0 before the first run.
-- token counts up with every change: who changes a row names the one it has read.
CREATE TABLE timer (
  app NVARCHAR(60) NOT NULL,
  function_name NVARCHAR(128) NOT NULL,
  revision INT NOT NULL,
  schedule NVARCHAR(MAX) NOT NULL,
  due_us BIGINT NOT NULL,
  last_us BIGINT NOT NULL,
  updated_us BIGINT NOT NULL,
  owner NVARCHAR(100) NOT NULL,
  until_us BIGINT NOT NULL,
  token BIGINT NOT NULL,
  CONSTRAINT pk_timer PRIMARY KEY (app, function_name),
  CONSTRAINT fk_timer_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);
